package io.trimodal.modeling.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.media.face.HeadPose;
import io.trimodal.modeling.onnx.Graphs;
import io.trimodal.modeling.parameter.SafetensorsFile;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The committed weights, fed with their own mean face. */
class ActionUnitGraphTest {
    private static final Path WEIGHTS = Path.of("../front-ends/src/main/weights/action-units.safetensors");

    private final float[] mean =
            SafetensorsFile.read(WEIGHTS).weights().get("mean").values();

    @Test
    void run_meanFaceMovedScaledAndTurned_givesItsAngles() {
        for (double[] angles : List.of(
                new double[] {0, 0, 0},
                new double[] {0.3, 0, 0},
                new double[] {0, -0.5, 0},
                new double[] {0, 0, 2.5},
                new double[] {-0.2, 0.6, -0.4})) {
            Result result = run(turned(angles[0], angles[1], angles[2], 80));

            assertThat(result.pose().rx()).isCloseTo(angles[0], within(1e-3));
            assertThat(result.pose().ry()).isCloseTo(angles[1], within(1e-3));
            assertThat(result.pose().rz()).isCloseTo(angles[2], within(1e-3));
        }
    }

    @Test
    void run_meanFaceMovedScaledAndTurned_hasTheSameUnits() {
        float[] upright = run(mean).units();

        float[] turned = run(turned(0.3, -0.4, 0.5, 250)).units();

        assertThat(upright).hasSize(17);
        for (int unit = 0; unit < upright.length; unit++) {
            assertThat(upright[unit]).isBetween(0f, 5f);
            assertThat(turned[unit]).isCloseTo(upright[unit], within(5e-3f));
        }
    }

    @Test
    void run_pointsInOnePlace_givesNumbersOrNaNButEnds() {
        assertThat(run(new float[3 * ActionUnitNetwork.POINTS]).units()).hasSize(17);
    }

    private record Result(float[] units, HeadPose pose) {}

    private static Result run(float[] points) {
        try (Graph graph = Graphs.load("action-units", ActionUnitGraph.of(WEIGHTS), 1)) {
            Map<String, Tensor> found = graph.run(
                    Map.of("points", Tensor.of(new long[] {1, ActionUnitNetwork.POINTS, 3}, points)),
                    List.of("units", "rotation"));
            float[] units = new float[17];
            float[] rotation = new float[9];
            ((Tensor.Floats) found.get("units")).values().get(0, units);
            ((Tensor.Floats) found.get("rotation")).values().get(0, rotation);
            return new Result(units, HeadPose.of(rotation));
        }
    }

    /** R(x) · R(y) · R(z) times each point, then scaled and moved. */
    private float[] turned(double x, double y, double z, double scale) {
        float[] result = new float[mean.length];
        for (int i = 0; i < mean.length; i += 3) {
            double[] p = {mean[i], mean[i + 1], mean[i + 2]};
            turn(p, 0, 1, z);
            turn(p, 2, 0, y);
            turn(p, 1, 2, x);
            for (int axis = 0; axis < 3; axis++) {
                result[i + axis] = (float) (scale * p[axis] + 300 + 100 * axis);
            }
        }
        return result;
    }

    private static void turn(double[] p, int from, int to, double radians) {
        double a = p[from] * Math.cos(radians) - p[to] * Math.sin(radians);
        double b = p[from] * Math.sin(radians) + p[to] * Math.cos(radians);
        p[from] = a;
        p[to] = b;
    }
}
