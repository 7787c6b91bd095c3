package io.trimodal.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtteranceTest {
    private static final Features FEATURES = Features.of(new float[][] {{1}});
    private static final Text TEXT = new Text("good");

    @Test
    void new_noModality_isRefused() {
        assertThatThrownBy(() -> new Utterance("u", Absent.INSTANCE, Absent.INSTANCE, Absent.INSTANCE))
                .isInstanceOf(InvalidFeaturesException.class)
                .hasMessageContaining("has no modality at all");
    }

    /** Text for audio or vision, and a table for language, do not compile. */
    @Test
    void new_tableForAudio_namesTheModality() {
        OpenFaceTable table = new OpenFaceTable(
                List.of(), List.of(), new FaceChoice.TrackedMost(), new OpenFaceTable.Source(1, Map.of()));

        assertThatThrownBy(() -> new Utterance("u", TEXT, table, FEATURES))
                .isInstanceOf(InvalidFeaturesException.class)
                .hasMessage("audio takes features, not OpenFace's table");
    }

    @Test
    void with_furtherNotes_addsThem() {
        Utterance utterance = new Utterance("u", TEXT, FEATURES, Absent.INSTANCE, List.of("first"));

        assertThat(utterance.with(List.of("second")).notes()).containsExactly("first", "second");
        assertThat(new Utterance("u", TEXT, FEATURES, Absent.INSTANCE).notes()).isEmpty();
    }

    @Test
    void input_ofEachModality_isWhatWasGiven() {
        Utterance utterance = new Utterance("u", TEXT, FEATURES, Absent.INSTANCE);

        assertThat(utterance.input(Modality.LANGUAGE)).isSameAs(TEXT);
        assertThat(utterance.input(Modality.AUDIO)).isSameAs(FEATURES);
        assertThat(utterance.input(Modality.VISION)).isSameAs(Absent.INSTANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void text_blank_isRefused(String blank) {
        assertThatThrownBy(() -> new Text(blank))
                .isInstanceOf(InvalidFeaturesException.class)
                .hasMessageContaining("is blank");
    }

    @Test
    void tokenIds_unequalLengths_saysAllThree() {
        assertThatThrownBy(() -> new TokenIds(new long[3], new long[2], new long[4]))
                .isInstanceOf(InvalidFeaturesException.class)
                .hasMessageContaining("ids 3, attention mask 2, segments 4");
    }

    @Test
    void tokenIds_none_isRefused() {
        assertThatThrownBy(() -> new TokenIds(new long[0], new long[0], new long[0]))
                .isInstanceOf(InvalidFeaturesException.class)
                .hasMessage("has no token ids");
    }
}
