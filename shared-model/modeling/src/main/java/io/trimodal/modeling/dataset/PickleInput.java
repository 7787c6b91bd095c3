package io.trimodal.modeling.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** A pickle read from a file front to back, past whose large values one can jump. */
final class PickleInput extends InputStream {
    private static final int LONGEST_LINE = 1000;

    private final FileChannel file;
    private final long size;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).limit(0);
    /** Of the buffer's end in the file. */
    private long end;

    PickleInput(FileChannel file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    /** Of the next byte. */
    long position() {
        return end - buffer.remaining();
    }

    long left() {
        return size - position();
    }

    @Override
    public int read() throws IOException {
        return fill() ? Byte.toUnsignedInt(buffer.get()) : -1;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int read = Math.min(count, buffer.remaining());
        buffer.get(target, from, read);
        return read;
    }

    private boolean fill() throws IOException {
        if (!buffer.hasRemaining()) {
            buffer.clear();
            int read = file.read(buffer, end);
            buffer.flip();
            end += Math.max(0, read);
        }
        return buffer.hasRemaining();
    }

    /** The next {@code length} bytes, which are jumped over. */
    FileBytes jump(long length) throws IOException {
        if (length < 0 || length > left()) {
            throw new EOFException("a value of " + Long.toUnsignedString(length) + " bytes with " + left() + " left");
        }
        FileBytes bytes = new FileBytes(file, position(), length);
        if (length <= buffer.remaining()) {
            buffer.position(buffer.position() + (int) length);
        } else {
            end = position() + length;
            buffer.limit(0);
        }
        return bytes;
    }

    byte[] exactly(int length) throws IOException {
        byte[] bytes = length <= left() ? readNBytes(length) : new byte[0];
        if (bytes.length < length) {
            throw new EOFException("a value of " + length + " bytes with " + left() + " left");
        }
        return bytes;
    }

    /** An unsigned little-endian integer; one above 2^63 - 1 comes out negative. */
    long unsigned(int width) throws IOException {
        byte[] bytes = exactly(width);
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << 8 | Byte.toUnsignedLong(bytes[i]);
        }
        return value;
    }

    String line() throws IOException {
        byte[] line = new byte[LONGEST_LINE];
        for (int i = 0; i < line.length; i++) {
            int next = read();
            if (next < 0) {
                throw new EOFException("a name without an end");
            }
            if (next == '\n') {
                return new String(line, 0, i, StandardCharsets.UTF_8);
            }
            line[i] = (byte) next;
        }
        throw new EOFException("a name of more than " + LONGEST_LINE + " bytes");
    }
}
