package io.trimodal.media.face;

import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * From points to values: graph {@code action-units.onnx}, input {@code points} {@code [batch, 468, 3]} in any unit,
 * outputs {@code units} {@code [batch, 17]} in [0, 5] and {@code rotation} {@code [batch, 3, 3]}. Thread-safe.
 */
final class ActionUnits {
    static final int UNITS = 17;

    private final Graph graph;

    ActionUnits(Graph graph) {
        this.graph = graph;
    }

    /** @return 17 intensities and 3 angles of head pose */
    float[] values(FacePoints face) {
        Tensor input = Tensor.of(new long[] {1, FacePoints.COUNT, 3}, face.places());
        Map<String, Tensor> outputs = graph.run(Map.of("points", input), List.of("units", "rotation"));
        FloatBuffer units = ((Tensor.Floats) outputs.get("units")).values();
        float[] rotation = new float[9];
        ((Tensor.Floats) outputs.get("rotation")).values().get(0, rotation);
        HeadPose pose = HeadPose.of(rotation);
        float[] values = new float[UNITS + 3];
        units.get(0, values, 0, UNITS);
        values[UNITS] = (float) pose.rx();
        values[UNITS + 1] = (float) pose.ry();
        values[UNITS + 2] = (float) pose.rz();
        return values;
    }
}
