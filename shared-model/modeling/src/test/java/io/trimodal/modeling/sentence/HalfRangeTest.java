package io.trimodal.modeling.sentence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.modeling.sentence.Sentence.Split;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HalfRangeTest {
    private static final Path FILE = Path.of("set.csv");

    @Test
    void halfRange_isTheLargestLabel_ofEitherSign() {
        assertThat(HalfRange.of(
                        FILE,
                        List.of(
                                new Sentence(1, "fine", Split.TRAIN, 1.5f),
                                new Sentence(2, "awful", Split.TEST, -2.5f),
                                new Sentence(3, "well", Split.VALID, 0))))
                .isEqualTo(2.5f);
    }

    @Test
    void labelsThatAreAllZero_haveNone() {
        assertThatThrownBy(() -> HalfRange.of(FILE, List.of(new Sentence(1, "well", Split.TRAIN, 0))))
                .isInstanceOf(InvalidSentencesException.class)
                .hasMessage("set.csv has no label but 0");
    }
}
