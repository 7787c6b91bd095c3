package io.trimodal.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MODEL-SPEC.md, section 7: the published metrics' own rounding and bins. */
class SentimentClassesTest {
    @ParameterizedTest
    @CsvSource({
        // score, negative or not, of three, of five, of seven
        "-7,    0, 0, 0, 0",
        "-3,    0, 0, 0, 0",
        "-2.5,  0, 0, 0, 1",
        "-1.5,  0, 0, 0, 1",
        "-0.51, 0, 0, 1, 2",
        "-0.5,  0, 1, 2, 3",
        "-0.0,  1, 1, 2, 3",
        "0,     1, 1, 2, 3",
        "0.5,   1, 1, 2, 3",
        "0.51,  1, 2, 3, 4",
        "1.5,   1, 2, 4, 5",
        "2.5,   1, 2, 4, 5",
        "2.51,  1, 2, 4, 6",
        "9,     1, 2, 4, 6"
    })
    void of_mosi_clipsAndRoundsHalfToEven(float score, int two, int three, int five, int seven) {
        assertThat(SentimentClasses.of(LabelScale.MOSI, score))
                .map(SentimentClass::index)
                .containsExactly(two, three, five, seven);
    }

    @ParameterizedTest
    @CsvSource({
        // score, non-positive or positive, of three, of five
        "-4,    0, 0, 0",
        "-0.7,  0, 0, 0",
        "-0.69, 0, 0, 1",
        "-0.1,  0, 0, 1",
        "-0.09, 0, 1, 2",
        "0,     0, 1, 2",
        "0.01,  1, 1, 2",
        "0.1,   1, 1, 2",
        "0.11,  1, 2, 3",
        "0.7,   1, 2, 3",
        "0.71,  1, 2, 4",
        "4,     1, 2, 4"
    })
    void of_sims_binsAreClosedAbove(float score, int two, int three, int five) {
        assertThat(SentimentClasses.of(LabelScale.SIMS, score))
                .map(SentimentClass::index)
                .containsExactly(two, three, five);
    }

    @ParameterizedTest
    @CsvSource({"MOSI, -1, negative", "MOSI, 0.5, neutral", "MOSI, 0.6, positive", "SIMS, 0.1, neutral"})
    void sentiment_isTheClassOfThree(LabelScale scale, float score, String name) {
        assertThat(SentimentClasses.sentiment(scale, score)).isEqualTo(name);
    }
}
