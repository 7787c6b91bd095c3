package io.trimodal.modeling.tflite;

import io.trimodal.modeling.onnx.GraphWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a TensorFlow Lite model into an ONNX model of the same function. Weights of float16 become float32; a batch of
 * one in the source becomes a batch of any size. Operators are those of the face front end and of its teacher.
 */
public final class TfliteConverter {
    private final TfliteModel model;
    private final GraphWriter graph;
    private final TensorNames names;

    private TfliteConverter(String name, TfliteModel model) {
        this.model = model;
        graph = new GraphWriter(name);
        names = new TensorNames(model, graph);
    }

    /**
     * @param name of the ONNX graph
     * @param inputs one for each of the source
     * @param outputs those that are wanted
     * @return the ONNX model
     * @throws InvalidTfliteException naming an operator that is not known, or what is damaged or missing
     */
    public static byte[] convert(
            String name, TfliteModel model, List<ConvertedInput> inputs, List<ConvertedOutput> outputs) {
        try {
            return new TfliteConverter(name, model).convert(inputs, outputs);
        } catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException e) {
            throw new InvalidTfliteException(
                    model.file(), "is damaged: an operator's inputs, outputs or axes do not fit: " + e.getMessage());
        }
    }

    private byte[] convert(List<ConvertedInput> inputs, List<ConvertedOutput> outputs) {
        for (ConvertedInput input : inputs) {
            names.put(
                    find(model.inputs(), input.source()),
                    graph.input(input.name(), input.shape()),
                    input.isChannelsFirst());
        }
        Convolutions convolutions = new Convolutions(model, graph, names);
        Elementwise elementwise = new Elementwise(model, graph, names);
        Rearrangements rearrangements = new Rearrangements(model, graph, names);
        for (TfliteOperator operator : model.operators()) {
            switch (Operator.of(model.file(), operator.code())) {
                case CONV_2D -> convolutions.convolution(operator);
                case DEPTHWISE_CONV_2D -> convolutions.depthwise(operator);
                case MAX_POOL_2D -> convolutions.maxPool(operator);
                case ADD -> elementwise.binary("Add", operator, true);
                case SUB -> elementwise.binary("Sub", operator, true);
                case MUL -> elementwise.binary("Mul", operator, true);
                case DIV -> elementwise.binary("Div", operator, true);
                case SQUARED_DIFFERENCE -> elementwise.squaredDifference(operator);
                case RELU -> elementwise.unary("Relu", operator);
                case LOGISTIC -> elementwise.unary("Sigmoid", operator);
                case NEG -> elementwise.unary("Neg", operator);
                case SQRT -> elementwise.unary("Sqrt", operator);
                case RSQRT -> elementwise.reciprocalRoot(operator);
                case PRELU -> elementwise.prelu(operator);
                case DEQUANTIZE -> elementwise.dequantize(operator);
                case PAD -> rearrangements.pad(operator);
                case CONCATENATION -> rearrangements.concatenation(operator);
                case RESHAPE -> rearrangements.reshape(operator);
                case TRANSPOSE -> rearrangements.transpose(operator);
                case STRIDED_SLICE -> rearrangements.slice(operator);
                case MEAN -> rearrangements.reduce("ReduceMean", operator);
                case SUM -> rearrangements.reduce("ReduceSum", operator);
            }
        }
        outputs.forEach(this::output);
        return graph.toBytes();
    }

    private void output(ConvertedOutput output) {
        String value = names.asInSource(find(model.outputs(), output.source()));
        value = graph.node("Reshape", List.of(value, graph.integers(output.reshapeTarget())));
        if (output.isLogit()) {
            value = graph.node("Sigmoid", List.of(value));
        }
        graph.output(output.name(), value, output.dims());
    }

    private int find(int[] tensors, String source) {
        List<String> known = new ArrayList<>();
        for (int tensor : tensors) {
            if (model.tensor(tensor).name().equals(source)) {
                return tensor;
            }
            known.add(model.tensor(tensor).name());
        }
        throw new InvalidTfliteException(model.file(), "has no input or output " + source + "; it has " + known);
    }
}
