package io.trimodal.modeling.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A stretch of an open file, not read yet; it may be longer than any Java array. */
record FileBytes(FileChannel file, long offset, long length) {

    /**
     * Bytes {@code [from, from + count)} of the stretch. Reads at a position, so that several threads may share the
     * file.
     */
    InputStream stream(long from, long count) {
        if (from < 0 || count < 0 || from > length - count) {
            throw new IllegalArgumentException(count + " bytes at " + from + " of " + length);
        }
        return new Stretch(file, offset + from, count);
    }

    InputStream stream() {
        return stream(0, length);
    }

    /** All of it. @param most bytes that the caller is ready to hold */
    byte[] bytes(int most) {
        if (length > most) {
            throw new IllegalArgumentException(length + " bytes where at most " + most + " belong");
        }
        try (InputStream in = stream()) {
            return in.readNBytes((int) length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Stretch extends InputStream {
        private final FileChannel file;
        private long position;
        private long left;

        Stretch(FileChannel file, long position, long left) {
            this.file = file;
            this.position = position;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            if (count == 0) {
                return 0;
            }
            if (left == 0) {
                return -1;
            }
            int read = file.read(ByteBuffer.wrap(target, from, (int) Math.min(count, left)), position);
            if (read < 0) {
                throw new EOFException("the file was cut while it was read");
            }
            position += read;
            left -= read;
            return read;
        }
    }
}
