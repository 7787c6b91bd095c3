package io.trimodal.modeling.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import io.trimodal.modeling.parameter.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The constants of one emitted graph; equal small constants are stored once. */
final class Initializers {
    private final GraphProto.Builder graph;
    private final ElementType type;
    private final Map<String, String> small = new HashMap<>();

    Initializers(GraphProto.Builder graph, ElementType type) {
        this.graph = graph;
        this.type = type;
    }

    /** Adds an array under a name of its own. */
    String add(String name, Weights weights) {
        ByteBuffer bytes = buffer(weights.values().length * type.bytes());
        for (float value : weights.values()) {
            put(bytes, value);
        }
        add(name, weights.shape(), type.onnx(), bytes);
        return name;
    }

    /** Adds whole numbers as int8. */
    String addBytes(String name, Weights numbers) {
        ByteBuffer bytes = buffer(numbers.values().length);
        for (float value : numbers.values()) {
            bytes.put((byte) value);
        }
        add(name, numbers.shape(), TensorProto.DataType.INT8.getNumber(), bytes);
        return name;
    }

    /** One number as uint8. */
    String unsignedByte(int number) {
        return small.computeIfAbsent("u8" + number, key -> {
            String name = "byte_" + small.size();
            add(
                    name,
                    new int[0],
                    TensorProto.DataType.UINT8.getNumber(),
                    buffer(1).put((byte) number));
            return name;
        });
    }

    /** An array with one number everywhere. */
    String filled(double number, int[] shape) {
        return small.computeIfAbsent(number + Arrays.toString(shape), key -> {
            String name = "constant_" + small.size();
            int count = Weights.elements(shape);
            ByteBuffer bytes = buffer(count * type.bytes());
            for (int i = 0; i < count; i++) {
                put(bytes, number);
            }
            add(name, shape, type.onnx(), bytes);
            return name;
        });
    }

    /** A list of int64: axes, bounds, target shapes. */
    String integers(long... values) {
        return small.computeIfAbsent("i64" + Arrays.toString(values), key -> {
            String name = "integers_" + small.size();
            ByteBuffer bytes = buffer(values.length * Long.BYTES);
            for (long value : values) {
                bytes.putLong(value);
            }
            add(name, new int[] {values.length}, TensorProto.DataType.INT64.getNumber(), bytes);
            return name;
        });
    }

    private void put(ByteBuffer bytes, double value) {
        switch (type) {
            case FLOAT -> bytes.putFloat((float) value);
            case DOUBLE -> bytes.putDouble(value);
        }
    }

    private void add(String name, int[] shape, int dataType, ByteBuffer bytes) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(dataType)
                .setRawData(ByteString.copyFrom(bytes.flip()));
        for (int dim : shape) {
            tensor.addDims(dim);
        }
        graph.addInitializer(tensor);
    }

    /** ONNX stores raw data in little-endian order. */
    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
