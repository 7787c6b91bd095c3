package io.trimodal.modeling.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of a flatbuffer. Fields are numbered as in the schema; one that was not written has its default. Every place
 * that an offset leads to and every length is compared with the file before anything is read or taken.
 *
 * @see <a href="https://flatbuffers.dev/internals/">the format</a>
 */
final class FlatTable {
    private static final int OFFSET = Integer.BYTES;

    private final String file;
    private final ByteBuffer bytes;
    private final int start;
    private final int fields;
    private final int fieldsLength;

    private FlatTable(String file, ByteBuffer bytes, int start) {
        this.file = file;
        this.bytes = bytes;
        this.start = start;
        require(start, OFFSET);
        fields = place((long) start - bytes.getInt(start), 2 * Short.BYTES);
        fieldsLength = Short.toUnsignedInt(bytes.getShort(fields));
        require(fields, fieldsLength);
    }

    /**
     * The outermost table.
     *
     * @throws InvalidTfliteException if it lies outside of the file
     */
    static FlatTable root(String file, ByteBuffer content) {
        ByteBuffer bytes = content.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.limit() < OFFSET) {
            throw new InvalidTfliteException(file, "has " + bytes.limit() + " bytes: no flatbuffer is that short");
        }
        return new FlatTable(file, bytes, bytes.getInt(0));
    }

    int int8(int field, int otherwise) {
        int at = field(field, Byte.BYTES);
        return at < 0 ? otherwise : bytes.get(at);
    }

    int int32(int field, int otherwise) {
        int at = field(field, Integer.BYTES);
        return at < 0 ? otherwise : bytes.getInt(at);
    }

    Optional<FlatTable> table(int field) {
        int at = field(field, OFFSET);
        return at < 0 ? Optional.empty() : Optional.of(new FlatTable(file, bytes, follow(at)));
    }

    List<FlatTable> tables(int field) {
        int vector = vector(field, OFFSET);
        List<FlatTable> tables = new ArrayList<>();
        for (int i = 0; i < length(vector); i++) {
            tables.add(new FlatTable(file, bytes, follow(vector + OFFSET * (1 + i))));
        }
        return tables;
    }

    int[] ints(int field) {
        int vector = vector(field, Integer.BYTES);
        int[] values = new int[length(vector)];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.getInt(vector + OFFSET + i * Integer.BYTES);
        }
        return values;
    }

    /** A view of a vector of bytes. */
    ByteBuffer content(int field) {
        int vector = vector(field, 1);
        return vector < 0
                ? ByteBuffer.allocate(0)
                : bytes.slice(vector + OFFSET, length(vector)).order(ByteOrder.LITTLE_ENDIAN);
    }

    String text(int field) {
        return StandardCharsets.UTF_8.decode(content(field)).toString();
    }

    /** Where a field lies, or -1 if it was not written. */
    private int field(int field, int size) {
        int entry = 2 * Short.BYTES + field * Short.BYTES;
        if (entry + Short.BYTES > fieldsLength) {
            return -1;
        }
        int offset = Short.toUnsignedInt(bytes.getShort(fields + entry));
        return offset == 0 ? -1 : place((long) start + offset, size);
    }

    /** Where a vector begins, or -1; all of it lies within the file. */
    private int vector(int field, int elementSize) {
        int at = field(field, OFFSET);
        if (at < 0) {
            return -1;
        }
        int vector = follow(at);
        require((long) vector + OFFSET, (long) elementSize * Integer.toUnsignedLong(bytes.getInt(vector)));
        return vector;
    }

    private int length(int vector) {
        return vector < 0 ? 0 : bytes.getInt(vector);
    }

    private int follow(int at) {
        return place((long) at + Integer.toUnsignedLong(bytes.getInt(at)), OFFSET);
    }

    private int place(long at, int size) {
        require(at, size);
        return (int) at;
    }

    private void require(long at, long size) {
        if (at < 0 || at + size > bytes.limit()) {
            throw new InvalidTfliteException(
                    file,
                    "is cut off or damaged: it refers to byte " + (at + size) + " and has " + bytes.limit() + " bytes");
        }
    }
}
