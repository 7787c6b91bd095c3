package io.trimodal.modeling.tflite;

import io.trimodal.modeling.tensor.Dim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the ONNX graph gives in place of an output of the source.
 *
 * @param source name in the source
 * @param name in the graph
 * @param shape in the graph, without the batch
 * @param isLogit whether it becomes a probability first
 */
public record ConvertedOutput(String source, String name, List<Integer> shape, boolean isLogit) {
    /** The values as they are. */
    public static ConvertedOutput values(String source, String name, Integer... shape) {
        return new ConvertedOutput(source, name, List.of(shape), false);
    }

    /** The sigmoid of the values. */
    public static ConvertedOutput probabilities(String source, String name, Integer... shape) {
        return new ConvertedOutput(source, name, List.of(shape), true);
    }

    List<Dim> dims() {
        List<Dim> dims = new ArrayList<>(List.of(Dim.symbol("batch")));
        shape.forEach(dim -> dims.add(Dim.of(dim)));
        return dims;
    }

    long[] reshapeTarget() {
        long[] target = new long[shape.size() + 1];
        target[0] = -1;
        Arrays.setAll(target, i -> i == 0 ? -1 : shape.get(i - 1));
        return target;
    }
}
