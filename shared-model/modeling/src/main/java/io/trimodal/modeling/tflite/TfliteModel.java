package io.trimodal.modeling.tflite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A TensorFlow Lite model of one graph. Field numbers are those of its schema (schema.fbs, version 3).
 *
 * @see <a href="https://github.com/tensorflow/tensorflow/blob/master/tensorflow/compiler/mlir/lite/schema/schema.fbs">
 *     the schema</a>
 */
public final class TfliteModel {
    /** At byte 4 of every file. */
    public static final String IDENTIFIER = "TFL3";

    private static final int IDENTIFIER_AT = 4;

    private final String file;
    private final List<TfliteTensor> tensors;
    private final List<TfliteOperator> operators;
    private final int[] inputs;
    private final int[] outputs;

    private TfliteModel(
            String file, List<TfliteTensor> tensors, List<TfliteOperator> operators, int[] inputs, int[] outputs) {
        this.file = file;
        this.tensors = tensors;
        this.operators = operators;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /**
     * Reads a model; its weights stay views of {@code content}.
     *
     * @param file its name, for messages
     * @throws InvalidTfliteException if it is none, is cut off, or has other than one graph
     */
    public static TfliteModel read(String file, ByteBuffer content) {
        requireIdentifier(file, content);
        FlatTable model = FlatTable.root(file, content);
        List<Integer> codes = model.tables(1).stream()
                .map(code -> Math.max(code.int8(0, 0), code.int32(3, 0)))
                .toList();
        List<FlatTable> graphs = model.tables(2);
        if (graphs.size() != 1) {
            throw new InvalidTfliteException(file, "has " + graphs.size() + " graphs; one is converted");
        }
        FlatTable graph = graphs.getFirst();
        List<TfliteTensor> tensors = tensors(file, graph, model.tables(4));
        List<TfliteOperator> operators = new ArrayList<>();
        for (FlatTable operator : graph.tables(3)) {
            int[] in = operator.ints(1);
            int[] out = operator.ints(2);
            requireTensors(file, in, -1, tensors.size());
            requireTensors(file, out, 0, tensors.size());
            operators.add(new TfliteOperator(
                    entry(file, codes, operator.int32(0, 0), "operator code"),
                    in,
                    out,
                    new OperatorOptions(operator.table(4).stream().toList())));
        }
        int[] inputs = graph.ints(1);
        int[] outputs = graph.ints(2);
        requireTensors(file, inputs, 0, tensors.size());
        requireTensors(file, outputs, 0, tensors.size());
        return new TfliteModel(file, tensors, List.copyOf(operators), inputs, outputs);
    }

    private static List<TfliteTensor> tensors(String file, FlatTable graph, List<FlatTable> buffers) {
        List<ByteBuffer> contents =
                buffers.stream().map(buffer -> buffer.content(0)).toList();
        return graph.tables(0).stream()
                .map(tensor -> new TfliteTensor(
                        tensor.text(3),
                        tensor.ints(0),
                        tensor.int8(1, 0),
                        entry(file, contents, tensor.int32(2, 0), "buffer")))
                .toList();
    }

    private static void requireIdentifier(String file, ByteBuffer content) {
        byte[] found = new byte[IDENTIFIER.length()];
        if (content.remaining() >= IDENTIFIER_AT + found.length) {
            content.get(content.position() + IDENTIFIER_AT, found);
        }
        if (!new String(found, StandardCharsets.ISO_8859_1).equals(IDENTIFIER)) {
            throw new InvalidTfliteException(file, "is no TensorFlow Lite model: " + IDENTIFIER + " is not at byte 4");
        }
    }

    private static <T> T entry(String file, List<T> entries, int index, String what) {
        if (index < 0 || index >= entries.size()) {
            throw new InvalidTfliteException(file, "refers to " + what + " " + index + " of " + entries.size());
        }
        return entries.get(index);
    }

    private static void requireTensors(String file, int[] indices, int least, int count) {
        if (Arrays.stream(indices).anyMatch(index -> index < least || index >= count)) {
            throw new InvalidTfliteException(file, "refers to tensors that it does not have; it has " + count);
        }
    }

    String file() {
        return file;
    }

    TfliteTensor tensor(int index) {
        return tensors.get(index);
    }

    List<TfliteOperator> operators() {
        return operators;
    }

    int[] inputs() {
        return inputs;
    }

    int[] outputs() {
        return outputs;
    }
}
