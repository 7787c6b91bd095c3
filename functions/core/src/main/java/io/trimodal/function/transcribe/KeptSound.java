package io.trimodal.function.transcribe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The sound of a recording while it is read, in a temporary file that ends with this, or with the process: 32 kB a
 * second, mono, 16 kHz, 16 bits. Not thread-safe.
 */
public final class KeptSound implements AutoCloseable {
    static final int BYTES_PER_SECOND = 32_000;

    private final Path file;
    private final FileChannel channel;
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private long length;

    /** @throws UncheckedIOException if there is no room */
    public KeptSound() {
        try {
            file = Files.createTempFile("trimodal-sound-", ".pcm");
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException("sound cannot be kept", e);
        }
    }

    /** The next samples, in [-1, 1]. @throws UncheckedIOException if there is no room */
    public void add(float[] samples, int count) {
        if (bytes.capacity() < Short.BYTES * count) {
            bytes = ByteBuffer.allocate(Short.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
        }
        bytes.clear();
        for (int i = 0; i < count; i++) {
            bytes.putShort((short) Math.round(Math.clamp(samples[i], -1f, 1f) * Short.MAX_VALUE));
        }
        bytes.flip();
        length += bytes.remaining();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("sound cannot be kept", e);
        }
    }

    double seconds() {
        return (double) length / BYTES_PER_SECOND;
    }

    /** Bytes of the samples from one time to another. */
    int size(double from, double to) {
        return Math.toIntExact(place(to) - place(from));
    }

    /** The samples from a time on, for one reader; good as long as this is open. */
    InputStream open(double from) {
        return new Samples(place(from));
    }

    /** Reads beside others. */
    private final class Samples extends InputStream {
        private long next;

        private Samples(long first) {
            this.next = first;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int count = channel.read(ByteBuffer.wrap(into, from, most), next);
            next += Math.max(0, count);
            return count;
        }
    }

    private long place(double second) {
        return Math.clamp(Short.BYTES * Math.round(second * BYTES_PER_SECOND / Short.BYTES), 0, length);
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
