package io.trimodal.modeling.tflite;

import io.trimodal.modeling.onnx.GraphWriter;
import java.util.List;

/** Activations that the source fuses into other operators. */
final class Activations {
    private static final int NONE = 0;
    private static final int RELU = 1;
    private static final int RELU6 = 3;

    private Activations() {}

    /** @return name of the result */
    static String apply(TfliteModel model, GraphWriter graph, String value, int activation) {
        return switch (activation) {
            case NONE -> value;
            case RELU -> graph.node("Relu", List.of(value));
            case RELU6 -> graph.node("Clip", List.of(value, graph.number(0), graph.number(6)));
            default ->
                throw new InvalidTfliteException(
                        model.file(), "has a fused activation that is not converted: number " + activation);
        };
    }
}
