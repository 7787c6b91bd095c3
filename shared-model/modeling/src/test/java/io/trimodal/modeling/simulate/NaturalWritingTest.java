package io.trimodal.modeling.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NaturalWritingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "it is n't bad , is it ? | it isn't bad, is it?",
                "you ca n't -lrb- and wo n't -rrb- look away . | you can't (and won't) look away.",
                "the best little `` horror '' movie | the best little \"horror\" movie",
                "they 're gon na love it ; i 'd say 90 % | they're gonna love it; i'd say 90%",
                "breaks the mood with absurd ` comedy ' scenes . | breaks the mood with absurd \"comedy\" scenes.",
                "already natural, isn't it? | already natural, isn't it?"
            })
    void of_tokenizedText_isSpelledAsPeopleDo(String tokenized, String natural) {
        assertThat(NaturalWriting.of(tokenized.strip())).isEqualTo(natural.strip());
    }
}
