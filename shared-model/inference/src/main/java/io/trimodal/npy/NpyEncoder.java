package io.trimodal.npy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Turns an array into the bytes of a {@code .npy} file, version 1 of the format, as NumPy writes it. */
final class NpyEncoder {
    private static final byte[] PREAMBLE = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    /** Elements begin at a multiple of it, so that the file can be mapped into memory. */
    private static final int ALIGNMENT = 64;

    private static final Charset UTF_32 = Charset.forName("UTF-32LE");

    private NpyEncoder() {}

    /** Little-endian and row-major. @throws IllegalArgumentException if shape and elements do not fit */
    static byte[] bytes(NpyArray array) {
        return switch (array) {
            case NpyArray.Floats(int[] shape, float[] values) -> {
                ByteBuffer file = file("<f4", Float.BYTES, shape, values.length);
                file.asFloatBuffer().put(values);
                yield file.array();
            }
            case NpyArray.Doubles(int[] shape, double[] values) -> {
                ByteBuffer file = file("<f8", Double.BYTES, shape, values.length);
                file.asDoubleBuffer().put(values);
                yield file.array();
            }
            case NpyArray.Integers(int[] shape, long[] values) -> {
                ByteBuffer file = file("<i8", Long.BYTES, shape, values.length);
                file.asLongBuffer().put(values);
                yield file.array();
            }
            case NpyArray.Booleans(int[] shape, boolean[] values) -> {
                ByteBuffer file = file("|b1", 1, shape, values.length);
                for (boolean value : values) {
                    file.put((byte) (value ? 1 : 0));
                }
                yield file.array();
            }
            case NpyArray.Strings(int[] shape, String[] values) -> strings(shape, values);
        };
    }

    /** All as long as the longest, with zeros behind the others. */
    private static byte[] strings(int[] shape, String[] values) {
        int longest = Arrays.stream(values)
                .mapToInt(value -> value.codePointCount(0, value.length()))
                .max()
                .orElse(0);
        int characters = Math.max(1, longest);
        int width = Math.multiplyExact(Integer.BYTES, characters);
        ByteBuffer file = file("<U" + characters, width, shape, values.length);
        int start = file.position();
        for (int i = 0; i < values.length; i++) {
            file.position(start + i * width).put(values[i].getBytes(UTF_32));
        }
        return file.array();
    }

    /** With its header, at the place of the first element. */
    private static ByteBuffer file(String type, int width, int[] shape, int elements) {
        if (Arrays.stream(shape).reduce(1, Math::multiplyExact) != elements) {
            throw new IllegalArgumentException(
                    "the shape " + Arrays.toString(shape) + " does not hold " + elements + " elements");
        }
        byte[] header = header(type, shape);
        return ByteBuffer.allocate(Math.addExact(header.length, Math.multiplyExact(width, elements)))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header);
    }

    private static byte[] header(String type, int[] shape) {
        String axes = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String literal = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
                .formatted(type, shape.length == 1 ? axes + "," : axes);
        int before = PREAMBLE.length + Short.BYTES;
        int length = Math.ceilDiv(before + literal.length() + 1, ALIGNMENT) * ALIGNMENT;
        byte[] header = new byte[length];
        Arrays.fill(header, (byte) ' ');
        ByteBuffer.wrap(header)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(PREAMBLE)
                .putShort((short) (length - before))
                .put(literal.getBytes(StandardCharsets.US_ASCII));
        header[length - 1] = '\n';
        return header;
    }
}
