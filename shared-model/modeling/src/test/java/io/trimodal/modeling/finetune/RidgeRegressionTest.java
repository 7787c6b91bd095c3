package io.trimodal.modeling.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RidgeRegressionTest {
    private static final float[][] ROWS = {{1, 0}, {0, 1}, {1, 1}, {2, 1}, {0, 3}};

    @Test
    void solve_withoutStrength_findsALinearRule() {
        RidgeRegression found = new RidgeRegression.Problem(ROWS, labels()).solve(1e-9);
        for (float[] row : ROWS) {
            assertThat(found.predict(row)).isCloseTo(rule(row), within(1e-4f));
        }
    }

    @Test
    void solve_withGreatStrength_predictsTheMean() {
        RidgeRegression found = new RidgeRegression.Problem(ROWS, labels()).solve(1e12);
        assertThat(found.predict(ROWS[3])).isCloseTo(1.4f, within(1e-4f));
    }

    @Test
    void rawCoefficients_ofALinearRule_areTheRules() {
        RidgeRegression found = new RidgeRegression.Problem(ROWS, labels()).solve(1e-9);
        assertThat(found.rawCoefficients()).containsExactly(new float[] {2, -1}, within(1e-4f));
        assertThat(found.rawIntercept()).isCloseTo(1, within(1e-4f));
    }

    private static float[] labels() {
        float[] labels = new float[ROWS.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = rule(ROWS[i]);
        }
        return labels;
    }

    private static float rule(float[] row) {
        return 2 * row[0] - row[1] + 1;
    }
}
