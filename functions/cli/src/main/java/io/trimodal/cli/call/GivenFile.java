package io.trimodal.cli.call;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file, device or stream whose beginning is there at once, and whose rest is read only when it is asked for. */
final class GivenFile implements AutoCloseable {
    /** Enough to tell what a file is. */
    private static final int HEAD = 4096;

    private static final long UNKNOWN = -1;

    private final String source;
    private final InputStream stream;
    private final long size;
    private final ReadLimit limit;
    private final byte[] head;

    private GivenFile(String source, InputStream stream, long size, ReadLimit limit) throws IOException {
        this.source = source;
        this.stream = stream;
        this.size = size;
        this.limit = limit;
        this.head = stream.readNBytes(HEAD);
    }

    /** @throws InvalidInputException if it is missing, a folder or not to be read */
    static GivenFile open(Path file, ReadLimit limit) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new InvalidInputException(
                    file.toString(),
                    Files.isDirectory(file)
                            ? "is a folder; give a file"
                            : Files.exists(file) ? "may not be read by this user" : "does not exist");
        }
        // pipes and devices do not know how much they will give
        long size = Files.isRegularFile(file) ? Files.size(file) : UNKNOWN;
        InputStream stream = Files.newInputStream(file);
        try {
            return new GivenFile(file.toString(), stream, size, limit);
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }

    /** Whether it is a pipe or a device: what was read of it once is gone. */
    static boolean isStream(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    static GivenFile standardInput(InputStream stream, ReadLimit limit) throws IOException {
        return new GivenFile("standard input", stream, UNKNOWN, limit);
    }

    /** What messages call it. */
    String source() {
        return source;
    }

    /** Its first bytes; all of them if it is short. */
    byte[] head() {
        return head;
    }

    /** All of it; to be asked once. @throws InvalidInputException if that is more than the limit */
    byte[] content() throws IOException {
        if (size > limit.bytes()) {
            throw limit.exceeded(source, "has " + size + " bytes");
        }
        byte[] content =
                new SequenceInputStream(new ByteArrayInputStream(head), stream).readNBytes((int) limit.bytes() + 1);
        if (content.length > limit.bytes()) {
            throw limit.exceeded(source, "does not end after " + limit.bytes() + " bytes");
        }
        return content;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
