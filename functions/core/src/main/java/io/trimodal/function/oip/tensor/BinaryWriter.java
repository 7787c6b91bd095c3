package io.trimodal.function.oip.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the layout that {@link BinaryReader} reads, of the datatypes that answers have. */
public final class BinaryWriter {
    private BinaryWriter() {}

    public static byte[] write(Tensor tensor) {
        return switch (tensor.values()) {
            case TensorValues.Floats(float[] values) -> {
                ByteBuffer bytes = buffer(Float.BYTES * values.length);
                bytes.asFloatBuffer().put(values);
                yield bytes.array();
            }
            case TensorValues.Integers _, TensorValues.Octets _ ->
                integers(tensor.values().integers());
            case TensorValues.Texts(List<String> values) -> texts(values);
        };
    }

    /** As INT32, which is all that answers have. */
    private static byte[] integers(long[] values) {
        ByteBuffer bytes = buffer(Integer.BYTES * values.length);
        for (long value : values) {
            bytes.putInt(Math.toIntExact(value));
        }
        return bytes.array();
    }

    private static byte[] texts(List<String> values) {
        List<byte[]> encoded = values.stream()
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .toList();
        ByteBuffer bytes = buffer(
                encoded.stream().mapToInt(each -> Integer.BYTES + each.length).sum());
        encoded.forEach(each -> bytes.putInt(each.length).put(each));
        return bytes.array();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
