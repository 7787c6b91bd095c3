package io.trimodal.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

    @ParameterizedTest
    @EnumSource(names = {"AUDIO", "VISION"})
    void new_textWhereFeaturesBelong_namesTheModality(Modality modality) {
        ModalityInput audio = modality == Modality.AUDIO ? TEXT : FEATURES;
        ModalityInput vision = modality == Modality.VISION ? TEXT : FEATURES;

        assertThatThrownBy(() -> new Utterance("u", TEXT, audio, vision))
                .isInstanceOf(InvalidFeaturesException.class)
                .hasMessage(modality.key() + " takes features, not text or token ids");
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
