package io.trimodal.modeling.tflite;

import io.trimodal.modeling.tflite.FlatWriter.Field;
import io.trimodal.modeling.tflite.FlatWriter.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Models of TensorFlow Lite made for a test. Tensor 0 is the input, the last one the output. */
final class SmallTflite {
    private final List<Table> tensors = new ArrayList<>();
    private final List<Table> buffers = new ArrayList<>();
    private final List<Table> codes = new ArrayList<>();
    private final List<Table> operators = new ArrayList<>();

    SmallTflite() {
        buffers.add(Table.of(new Field.Missing()));
    }

    /** @return its index */
    int computed(String name, int... shape) {
        return tensor(name, TfliteTensor.FLOAT32, 0, shape);
    }

    int floats(int[] shape, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return constant(TfliteTensor.FLOAT32, bytes.array(), shape);
    }

    int halves(int[] shape, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putShort(Float.floatToFloat16(value));
        }
        return constant(TfliteTensor.FLOAT16, bytes.array(), shape);
    }

    int integers(int[] shape, int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putInt(value);
        }
        return constant(TfliteTensor.INT32, bytes.array(), shape);
    }

    void operator(int code, int[] inputs, int output, Field... options) {
        codes.add(Table.of(
                new Field.Int8(Math.min(code, 127)), new Field.Missing(), new Field.Int32(1), new Field.Int32(code)));
        operators.add(Table.of(
                new Field.Int32(codes.size() - 1),
                new Field.Ints(inputs),
                new Field.Ints(output),
                new Field.Int8(1),
                new Field.One(Table.of(options))));
    }

    byte[] toBytes() {
        Table graph = Table.of(
                new Field.Many(tensors),
                new Field.Ints(0),
                new Field.Ints(tensors.size() - 1),
                new Field.Many(operators));
        return FlatWriter.file(
                Table.of(
                        new Field.Int32(3),
                        new Field.Many(codes),
                        new Field.Many(List.of(graph)),
                        new Field.Missing(),
                        new Field.Many(buffers)),
                TfliteModel.IDENTIFIER);
    }

    private int constant(int type, byte[] content, int... shape) {
        buffers.add(Table.of(new Field.Bytes(content)));
        return tensor("constant", type, buffers.size() - 1, shape);
    }

    private int tensor(String name, int type, int buffer, int... shape) {
        tensors.add(Table.of(
                new Field.Ints(shape),
                new Field.Int8(type),
                new Field.Int32(buffer),
                new Field.Bytes(name.getBytes(StandardCharsets.UTF_8))));
        return tensors.size() - 1;
    }
}
