package io.trimodal.media.clip;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Reads numbers and bytes out of a channel, with a buffer of its own. Not thread-safe. */
public final class ByteInput {
    private static final int BUFFER = 1 << 14;

    private final SeekableByteChannel channel;
    private final long size;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
    /** Of the buffer's first byte. */
    private long start;

    /** Reads from the channel's start. */
    public ByteInput(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
        channel.position(0);
    }

    public long size() {
        return size;
    }

    public long position() {
        return start + buffer.position();
    }

    /** How many bytes follow. */
    public long remaining() {
        return Math.max(0, size - position());
    }

    /** Goes to a byte, also beyond the end. */
    public void position(long target) throws IOException {
        if (target < 0) {
            throw new EOFException("a place before the file's start");
        }
        if (target >= start && target <= start + buffer.limit()) {
            buffer.position((int) (target - start));
            return;
        }
        start = target;
        buffer.limit(0);
        channel.position(Math.min(target, size));
    }

    /** The next byte, 0 to 255. @throws EOFException at the end */
    public int u8() throws IOException {
        if (!buffer.hasRemaining()) {
            fill();
        }
        return Byte.toUnsignedInt(buffer.get());
    }

    /** Two bytes, the largest first. */
    public int u16() throws IOException {
        return u8() << 8 | u8();
    }

    /** Four bytes, the largest first, 0 to 2^32 - 1. */
    public long u32() throws IOException {
        return (long) u16() << 16 | u16();
    }

    /** Eight bytes, the largest first. */
    public long i64() throws IOException {
        return u32() << 32 | u32();
    }

    /** As many bytes as there still are, up to {@code length}, into {@code target}. @return how many */
    public int read(byte[] target, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (!buffer.hasRemaining()) {
                if (position() >= size) {
                    return done;
                }
                fill();
            }
            int here = Math.min(buffer.remaining(), length - done);
            buffer.get(target, done, here);
            done += here;
        }
        return done;
    }

    /**
     * The next bytes in an array of their own, for which memory is taken only where the file has so many.
     *
     * @throws EOFException where it has fewer
     */
    public byte[] bytes(long length) throws IOException {
        if (length < 0 || length > remaining() || length > Integer.MAX_VALUE - 8) {
            throw new EOFException(length + " bytes expected, " + remaining() + " left");
        }
        byte[] bytes = new byte[(int) length];
        if (read(bytes, bytes.length) < bytes.length) {
            throw new EOFException("the file became shorter");
        }
        return bytes;
    }

    private void fill() throws IOException {
        long at = position();
        channel.position(Math.min(at, size));
        buffer.clear();
        int count = at >= size ? -1 : channel.read(buffer);
        buffer.flip();
        start = at;
        if (count <= 0) {
            buffer.limit(0);
            throw new EOFException("the file ends at byte " + at);
        }
    }
}
