package io.trimodal.modeling.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.modeling.parameter.Weights;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class AdamWTest {
    /** After one step m̂/√v̂ is the gradient's sign, whatever its size (Kingma and Ba, section 2.1). */
    @Test
    void update_firstStep_movesByTheLearningRateAgainstTheSign() {
        float[] values = {1, 1, 1};
        optimizer(values, 0).update("w", values, new float[] {3, -0.02f, 0}, 0.1);

        assertThat(values[0]).isCloseTo(0.9f, within(1e-6f));
        assertThat(values[1]).isCloseTo(1.1f, within(1e-6f));
        assertThat(values[2]).isEqualTo(1);
    }

    /** Decoupled decay shrinks by lr·λ, not through the gradient. */
    @Test
    void update_withoutGradient_decaysOnly() {
        float[] values = {2};
        optimizer(values, 0.5).update("w", values, new float[] {0}, 0.1);

        assertThat(values[0]).isCloseTo(2 * (1 - 0.1f * 0.5f), within(1e-6f));
    }

    /** Three steps computed by hand from the formulas in double precision. */
    @Test
    void update_severalSteps_followsTheFormulas() {
        double[] gradients = {0.5, -1.5, 0.25};
        float[] values = {1};
        AdamW optimizer = optimizer(values, 0.01);
        double theta = 1;
        double m = 0;
        double v = 0;
        for (int t = 1; t <= 3; t++) {
            double g = gradients[t - 1];
            m = 0.9 * m + 0.1 * g;
            v = 0.999 * v + 0.001 * g * g;
            theta = theta * (1 - 0.1 * 0.01)
                    - 0.1 * (m / (1 - Math.pow(0.9, t))) / (Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-8);
            if (t > 1) {
                optimizer.beginStep();
            }
            optimizer.update("w", values, new float[] {(float) g}, 0.1);
            assertThat((double) values[0]).isCloseTo(theta, within(1e-5));
        }
    }

    private static AdamW optimizer(float[] values, double decay) {
        SequencedMap<String, Weights> parameters = new LinkedHashMap<>();
        parameters.put("w", new Weights(new int[] {values.length}, values));
        AdamW optimizer = new AdamW(parameters, decay);
        optimizer.beginStep();
        return optimizer;
    }
}
