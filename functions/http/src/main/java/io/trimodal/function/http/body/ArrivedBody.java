package io.trimodal.function.http.body;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A body that is there, in the pieces in which it came. Each is let go once it is read, so that a copy does not double
 * the memory.
 */
final class ArrivedBody extends InputStream {
    private final Queue<ByteBuffer> pieces;
    private int available;

    /** @param pieces from now on this stream's */
    ArrivedBody(Queue<ByteBuffer> pieces) {
        this.pieces = new ArrayDeque<>(pieces);
        this.available = pieces.stream().mapToInt(ByteBuffer::remaining).sum();
        pieces.clear();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        int read = 0;
        while (read < length && !pieces.isEmpty()) {
            ByteBuffer piece = pieces.peek();
            int part = Math.min(length - read, piece.remaining());
            piece.get(buffer, offset + read, part);
            read += part;
            if (!piece.hasRemaining()) {
                pieces.remove();
            }
        }
        available -= read;
        return read == 0 && length > 0 ? -1 : read;
    }

    /** All that is left. */
    @Override
    public int available() {
        return available;
    }
}
