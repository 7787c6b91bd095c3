package io.trimodal.modeling.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.modeling.face.FaceGraphs;
import io.trimodal.modeling.face.PackedAssets;
import io.trimodal.modeling.onnx.Graphs;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Twelve evenly spaced numbers of each output, as TensorFlow 2.21's interpreter of TensorFlow Lite gives them. */
class FaceConversionTest {
    private static final double[] BOXES = {
        0.261547, -5.77182, 2.87154, -3.7007, -14.6656, 28.4507, 5.78932, 96.5676, 10.5823, -7.82678, -0.180029,
        -14.0746
    };
    private static final double[] SCORES = {
        -4.45438, -2.74582, -3.66251, -2.81818, -2.84024, -3.89077, -5.6678, -4.30776, -4.89509, -6.41166, -5.22789,
        -37.7157
    };
    private static final double[] POINTS = {
        110.988, 124.613, 103.695, 71.7176, 80.1271, 126.284, 133.572, 34.8937, 138.878, 76.0879, 134.183, 15.2567
    };
    private static final double PRESENCE = -8.31459;

    @Test
    void detector_ofAWave_givesTheNumbersOfItsSource() {
        PackedAssets assets = MadeFaceFrontEnd.assets();

        Map<String, Tensor> found = run(FaceGraphs.detector(assets.detector()), 128, -1, List.of("boxes", "scores"));

        FloatBuffer boxes = floats(found, "boxes");
        FloatBuffer scores = floats(found, "scores");
        for (int i = 0; i < 12; i++) {
            assertThat(boxes.get(i * (896 * 16 - 1) / 11)).isCloseTo((float) BOXES[i], within(1e-3f));
            assertThat(scores.get(i * 895 / 11)).isCloseTo(sigmoid(SCORES[i]), within(1e-5f));
        }
    }

    @Test
    void points_ofAWave_areTheNumbersOfTheirSource() {
        PackedAssets assets = MadeFaceFrontEnd.assets();

        Map<String, Tensor> found = run(FaceGraphs.points(assets.points()), 192, 0, List.of("points", "presence"));

        FloatBuffer points = floats(found, "points");
        for (int i = 0; i < 12; i++) {
            assertThat(points.get(i * 1403 / 11)).isCloseTo((float) POINTS[i], within(1e-3f));
        }
        assertThat(floats(found, "presence").get(0)).isCloseTo(sigmoid(PRESENCE), within(1e-6f));
    }

    private static Map<String, Tensor> run(byte[] onnx, int side, double low, List<String> outputs) {
        try (Graph graph = Graphs.load("converted", onnx, 1)) {
            return graph.run(
                    Map.of("picture", Tensor.of(new long[] {1, 3, side, side}, wave(3 * side * side, low))), outputs);
        }
    }

    /** From {@code low} to 1. */
    private static float[] wave(int length, double low) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            double up = 0.5 + 0.5 * Math.sin(i * 0.37 + Math.sin(i * 0.011) * 3);
            values[i] = (float) (low + (1 - low) * up);
        }
        return values;
    }

    private static FloatBuffer floats(Map<String, Tensor> found, String name) {
        return ((Tensor.Floats) found.get(name)).values();
    }

    private static float sigmoid(double logit) {
        return (float) (1 / (1 + Math.exp(-logit)));
    }
}
