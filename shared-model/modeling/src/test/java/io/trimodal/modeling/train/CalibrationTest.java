package io.trimodal.modeling.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.model.LabelScale;
import io.trimodal.model.Uncertainty.HalfWidth;
import io.trimodal.model.Uncertainty.Measured;
import java.util.Set;
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

    /** A label may lie exactly where the interval ends, which is rounded: it counts as an answer's interval has it. */
    @Test
    void measured_labelsAtTheEnds_areInside() {
        float score = -0.9097977F;
        float[] labels = {-3, 3, 0};
        double half = Calibration.quantile(new float[] {Math.abs(score - 3)}, 0.9);
        Measured measured = Calibration.measured(
                        new HalfWidth(Set.of(), 0, half, Double.NaN),
                        new Evaluator.Scored(
                                new float[] {score, score, score}, new float[0], labels, new float[labels.length]),
                        LabelScale.MOSI)
                .measured();

        assertThat(measured.coverage()).isEqualTo(1);
        assertThat(measured.width()).isEqualTo(6);
    }
}
