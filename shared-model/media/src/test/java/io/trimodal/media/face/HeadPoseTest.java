package io.trimodal.media.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HeadPoseTest {
    @Test
    void of_rotationsAboutAllAxes_givesTheirAngles() {
        double[] angles = {0.3, -0.4, 0.2};

        HeadPose pose = HeadPose.of(rotation(angles[0], angles[1], angles[2]));

        assertThat(pose.rx()).isCloseTo(angles[0], within(1e-6));
        assertThat(pose.ry()).isCloseTo(angles[1], within(1e-6));
        assertThat(pose.rz()).isCloseTo(angles[2], within(1e-6));
    }

    @Test
    void of_noRotation_isZero() {
        assertThat(HeadPose.of(rotation(0, 0, 0))).isEqualTo(new HeadPose(-0.0, 0, -0.0));
    }

    @Test
    void of_aNoseThatPointsDown_isPositivePitch() {
        float[] down = rotation(0.2, 0, 0);

        // The tip of the nose lies towards the camera, at z = -1; y grows downwards.
        assertThat(-down[5]).isPositive();
        assertThat(HeadPose.of(down).rx()).isPositive();
    }

    /** R(x) · R(y) · R(z). */
    private static float[] rotation(double x, double y, double z) {
        double[][] rx = {{1, 0, 0}, {0, Math.cos(x), -Math.sin(x)}, {0, Math.sin(x), Math.cos(x)}};
        double[][] ry = {{Math.cos(y), 0, Math.sin(y)}, {0, 1, 0}, {-Math.sin(y), 0, Math.cos(y)}};
        double[][] rz = {{Math.cos(z), -Math.sin(z), 0}, {Math.sin(z), Math.cos(z), 0}, {0, 0, 1}};
        double[][] all = times(times(rx, ry), rz);
        float[] result = new float[9];
        for (int i = 0; i < 9; i++) {
            result[i] = (float) all[i / 3][i % 3];
        }
        return result;
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] result = new double[3][3];
        for (int i = 0; i < 27; i++) {
            result[i / 9][i / 3 % 3] += a[i / 9][i % 3] * b[i % 3][i / 3 % 3];
        }
        return result;
    }
}
