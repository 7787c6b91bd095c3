package io.trimodal.modeling.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Writes flatbuffers, front to back: a table first, what it refers to after it. */
final class FlatWriter {
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    /** Fields in the order of the schema. */
    record Table(List<Field> fields) {
        static Table of(Field... fields) {
            return new Table(List.of(fields));
        }
    }

    sealed interface Field {
        /** Not written. */
        record Missing() implements Field {}

        record Int8(int value) implements Field {}

        record Int32(int value) implements Field {}

        record Ints(int... values) implements Field {}

        record Bytes(byte[] values) implements Field {}

        record One(Table table) implements Field {}

        record Many(List<Table> tables) implements Field {}
    }

    /** A file. @param identifier four letters */
    static byte[] file(Table root, String identifier) {
        FlatWriter writer = new FlatWriter();
        writer.bytes.putInt(0);
        writer.bytes.put(identifier.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        writer.bytes.putInt(0, writer.table(root));
        byte[] file = new byte[writer.bytes.position()];
        writer.bytes.get(0, file);
        return file;
    }

    private int table(Table table) {
        int vtable = bytes.position();
        int count = table.fields().size();
        bytes.putShort((short) (4 + 2 * count));
        bytes.putShort((short) (4 + 4 * count));
        for (int i = 0; i < count; i++) {
            boolean missing = table.fields().get(i) instanceof Field.Missing;
            bytes.putShort((short) (missing ? 0 : 4 + 4 * i));
        }
        int start = bytes.position();
        bytes.putInt(start - vtable);
        bytes.position(start + 4 + 4 * count);
        for (int i = 0; i < count; i++) {
            field(table.fields().get(i), start + 4 + 4 * i);
        }
        return start;
    }

    private void field(Field field, int at) {
        switch (field) {
            case Field.Missing _ -> {}
            case Field.Int8(int value) -> bytes.put(at, (byte) value);
            case Field.Int32(int value) -> bytes.putInt(at, value);
            case Field.Ints(int[] values) -> {
                begin(at, values.length);
                for (int value : values) {
                    bytes.putInt(value);
                }
            }
            case Field.Bytes(byte[] values) -> {
                begin(at, values.length);
                bytes.put(values);
            }
            case Field.One(Table table) -> bytes.putInt(at, table(table) - at);
            case Field.Many(List<Table> tables) -> {
                begin(at, tables.size());
                int next = bytes.position();
                bytes.position(next + 4 * tables.size());
                List<Integer> places = new ArrayList<>();
                tables.forEach(table -> places.add(table(table)));
                for (int i = 0; i < places.size(); i++) {
                    bytes.putInt(next + 4 * i, places.get(i) - (next + 4 * i));
                }
            }
        }
    }

    private void begin(int at, int length) {
        bytes.putInt(at, bytes.position() - at);
        bytes.putInt(length);
    }
}
