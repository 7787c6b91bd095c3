package io.trimodal.binary;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How one number is stored, in PyTorch, NumPy and safetensors files alike. */
public enum ElementFormat {
    F16(2),
    BF16(2),
    F32(4),
    F64(8),
    I8(1),
    I16(2),
    I32(4),
    I64(8),
    U8(1),
    U16(2),
    U32(4),
    U64(8),
    /** One byte; anything but 0 is true. */
    BOOL(1);

    private static final int CHUNK_BYTES = 1 << 16;

    private final int width;

    ElementFormat(int width) {
        this.width = width;
    }

    /** Bytes per element. */
    public int width() {
        return width;
    }

    public boolean isFloatingPoint() {
        return switch (this) {
            case F16, BF16, F32, F64 -> true;
            case I8, I16, I32, I64, U8, U16, U32, U64, BOOL -> false;
        };
    }

    /**
     * Reads {@code [count]} elements, rounded to float32 where they are wider.
     *
     * @throws EOFException if the stream ends first
     */
    public float[] floats(InputStream in, int count, ByteOrder order) throws IOException {
        float[] values = new float[count];
        if (this == F32) {
            // whole chunks are copied: what networks are fed is float32, and this is on the way of every request
            chunks(
                    in,
                    count,
                    order,
                    (from, length, buffer) -> buffer.asFloatBuffer().get(values, from, length));
        } else {
            each(in, count, order, (i, buffer) -> values[i] = (float) decode(buffer));
        }
        return values;
    }

    /** Reads {@code [count]} elements; integers beyond 2^53 are rounded. */
    public double[] doubles(InputStream in, int count, ByteOrder order) throws IOException {
        double[] values = new double[count];
        each(in, count, order, (i, buffer) -> values[i] = decode(buffer));
        return values;
    }

    /**
     * Reads {@code [count]} integers exactly; an unsigned 64-bit value above 2^63 - 1 comes out negative.
     *
     * @throws IllegalStateException for a floating-point format
     */
    public long[] longs(InputStream in, int count, ByteOrder order) throws IOException {
        long[] values = new long[count];
        each(in, count, order, (i, buffer) -> values[i] = decodeInteger(buffer));
        return values;
    }

    private double decode(ByteBuffer buffer) {
        return switch (this) {
            case F16 -> Float.float16ToFloat(buffer.getShort());
            case BF16 -> Float.intBitsToFloat(buffer.getShort() << 16);
            case F32 -> buffer.getFloat();
            case F64 -> buffer.getDouble();
            case I8, I16, I32, I64, U8, U16, U32, U64, BOOL -> decodeInteger(buffer);
        };
    }

    private long decodeInteger(ByteBuffer buffer) {
        return switch (this) {
            case I8 -> buffer.get();
            case I16 -> buffer.getShort();
            case I32 -> buffer.getInt();
            case I64, U64 -> buffer.getLong();
            case U8 -> Byte.toUnsignedInt(buffer.get());
            case U16 -> Short.toUnsignedInt(buffer.getShort());
            case U32 -> Integer.toUnsignedLong(buffer.getInt());
            case BOOL -> buffer.get() == 0 ? 0 : 1;
            case F16, BF16, F32, F64 -> throw new IllegalStateException(this + " holds no integers");
        };
    }

    private void each(InputStream in, int count, ByteOrder order, Element element) throws IOException {
        chunks(in, count, order, (from, length, buffer) -> {
            for (int i = 0; i < length; i++) {
                element.read(from + i, buffer);
            }
        });
    }

    private void chunks(InputStream in, int count, ByteOrder order, Chunk chunk) throws IOException {
        byte[] bytes = new byte[Math.min(CHUNK_BYTES, Math.multiplyExact(width, Math.min(count, CHUNK_BYTES)))];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
        int perChunk = CHUNK_BYTES / width;
        for (int from = 0; from < count; from += perChunk) {
            int here = Math.min(perChunk, count - from);
            if (in.readNBytes(bytes, 0, here * width) < here * width) {
                throw new EOFException("the data ends early");
            }
            chunk.read(from, here, buffer.rewind());
        }
    }

    @FunctionalInterface
    private interface Element {
        void read(int index, ByteBuffer buffer);
    }

    @FunctionalInterface
    private interface Chunk {
        void read(int from, int length, ByteBuffer buffer);
    }
}
