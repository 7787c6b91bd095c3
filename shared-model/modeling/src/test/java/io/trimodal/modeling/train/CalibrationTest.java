package io.trimodal.modeling.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CalibrationTest {
    /** (9 + 1)·0.8 = 8: the eighth smallest of nine. */
    @Test
    void quantile_isTheRankOfSplitConformalPrediction() {
        assertThat(Calibration.quantile(new float[] {9, 1, 8, 2, 7, 3, 6, 4, 5}, 0.8))
                .isEqualTo(8);
    }

    @Test
    void quantile_withTooFewResiduals_isTheLargest() {
        assertThat(Calibration.quantile(new float[] {1, 3, 2}, 0.9)).isEqualTo(3);
    }
}
