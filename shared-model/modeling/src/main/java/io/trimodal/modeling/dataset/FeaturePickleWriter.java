package io.trimodal.modeling.dataset;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.IntFunction;

/**
 * Writes a file in the layout of MMSA's feature files: a pickle (protocol 4) of splits of NumPy arrays and lists, which
 * Python reads with {@code pickle.load}. Arrays are written row by row, so that a file of any size takes little memory.
 */
public final class FeaturePickleWriter implements AutoCloseable {
    private final OutputStream out;

    private FeaturePickleWriter(OutputStream out) {
        this.out = out;
    }

    /** What lies under a key. */
    public sealed interface Content {
        /** float32; @param rows gives each row's numbers, as many as the rest of the shape */
        record Array(int[] shape, IntFunction<float[]> rows) implements Content {}

        record Strings(List<String> values) implements Content {}

        record Integers(List<Integer> values) implements Content {}
    }

    /** @param splits by name, each by MMSA's keys */
    public static void write(Path file, SequencedMap<String, SequencedMap<String, Content>> splits) throws IOException {
        try (FeaturePickleWriter writer =
                new FeaturePickleWriter(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
            writer.bytes(0x80, 4);
            writer.bytes('}', '(');
            for (Map.Entry<String, SequencedMap<String, Content>> split : splits.entrySet()) {
                writer.text(split.getKey());
                writer.bytes('}', '(');
                for (Map.Entry<String, Content> entry : split.getValue().entrySet()) {
                    writer.text(entry.getKey());
                    writer.content(entry.getValue());
                }
                writer.bytes('u');
            }
            writer.bytes('u', '.');
        }
    }

    private void content(Content content) throws IOException {
        switch (content) {
            case Content.Array(int[] shape, IntFunction<float[]> rows) -> array(shape, rows);
            case Content.Strings(List<String> values) -> {
                bytes(']', '(');
                for (String value : values) {
                    text(value);
                }
                bytes('e');
            }
            case Content.Integers(List<Integer> values) -> {
                bytes(']', '(');
                for (int value : values) {
                    integer(value);
                }
                bytes('e');
            }
        }
    }

    /** {@code _reconstruct(ndarray, (0,), b'b')}, then its state {@code (1, shape, dtype, False, bytes)}. */
    private void array(int[] shape, IntFunction<float[]> rows) throws IOException {
        global("numpy.core.multiarray", "_reconstruct");
        global("numpy", "ndarray");
        bytes('K', 0, 0x85, 'C', 1, 'b', 0x87, 'R');
        bytes('(', 'K', 1, '(');
        long length = Float.BYTES;
        for (int size : shape) {
            integer(size);
            length *= size;
        }
        bytes('t');
        type();
        bytes(0x89, 0x8e);
        little(Long.BYTES, length);
        for (int row = 0; row < shape[0]; row++) {
            float[] values = rows.apply(row);
            if ((long) values.length * Float.BYTES * shape[0] != length) {
                throw new IllegalArgumentException("row " + row + " has " + values.length + " numbers");
            }
            ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            buffer.asFloatBuffer().put(values);
            out.write(buffer.array());
        }
        bytes('t', 'b');
    }

    /** {@code dtype('f4', False, True)} with the state {@code (3, '<', None, None, None, -1, -1, 0)}. */
    private void type() throws IOException {
        global("numpy", "dtype");
        text("f4");
        bytes(0x89, 0x88, 0x87, 'R', '(', 'K', 3);
        text("<");
        bytes('N', 'N', 'N');
        integer(-1);
        integer(-1);
        bytes('K', 0, 't', 'b');
    }

    private void global(String module, String name) throws IOException {
        out.write(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void text(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes('X');
        little(Integer.BYTES, utf8.length);
        out.write(utf8);
    }

    private void integer(int value) throws IOException {
        bytes('J');
        little(Integer.BYTES, value);
    }

    private void little(int width, long value) throws IOException {
        for (int i = 0; i < width; i++) {
            out.write((int) (value >>> 8 * i));
        }
    }

    private void bytes(int... values) throws IOException {
        for (int value : values) {
            out.write(value);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
