package io.trimodal.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModelInput;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MissingRateTest {
    private static final Features HALF_ZERO = new Features(4, 1, new float[] {1, 0, 0, 2});

    @Test
    void of_zeroRowsAndUnknownWords_isTheMeanOverGivenModalities() {
        Map<Modality, ModelInput> inputs =
                Map.of(Modality.LANGUAGE, new Features(1, 1, new float[] {1}), Modality.AUDIO, HALF_ZERO);

        assertThat(MissingRate.of(inputs, 0.25)).isEqualTo((0.25 + 0.5) / 2);
    }

    @Test
    void of_nothingGiven_isZero() {
        assertThat(MissingRate.of(Map.of(), 0)).isZero();
    }
}
