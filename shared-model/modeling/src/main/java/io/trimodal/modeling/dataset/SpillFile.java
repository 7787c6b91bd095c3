package io.trimodal.modeling.dataset;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A temporary file for numbers that do not lie in the data file as they are (compressed, or written as text), so that
 * they take disk and not memory. Made at first use in the folder that {@code java.io.tmpdir} names, deleted at close.
 */
final class SpillFile implements AutoCloseable {
    private FileChannel channel;

    /** Writes something to the end. */
    FileBytes write(Writer writer) throws IOException {
        if (channel == null) {
            Path file = Files.createTempFile("trimodal-data-set", ".bin");
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        long start = channel.size();
        channel.position(start);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        // Flushed, not closed: closing would close the channel.
        writer.write(new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                out.write(bytes, from, count);
            }

            @Override
            public void close() throws IOException {
                out.flush();
            }
        });
        out.flush();
        return new FileBytes(channel, start, channel.size() - start);
    }

    @FunctionalInterface
    interface Writer {
        void write(OutputStream out) throws IOException;
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
