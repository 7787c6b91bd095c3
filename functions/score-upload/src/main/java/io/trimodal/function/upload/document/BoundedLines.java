package io.trimodal.function.upload.document;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Lines of a stream of any length, of which one at most is in memory, and no more of it than a limit. Not thread-safe.
 */
final class BoundedLines {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final long most;
    private long number;

    BoundedLines(InputStream in, long most) {
        this.in = new BufferedInputStream(in, BUFFER_BYTES);
        this.most = most;
    }

    /**
     * @param number from 1
     * @param content without its end
     * @param bytes of the whole line; more than {@code content} has where it is too long, and then {@code content} is
     *     empty
     */
    record Line(long number, byte[] content, long bytes) {
        boolean isTooLong() {
            return bytes > content.length;
        }

        boolean isBlank() {
            if (isTooLong()) {
                return false;
            }
            for (byte b : content) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    /** The next line, if there is one. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        long bytes = 0;
        int b;
        while ((b = in.read()) >= 0 && b != '\n') {
            if (++bytes <= most) {
                content.write(b);
            }
        }
        if (b < 0 && bytes == 0) {
            return Optional.empty();
        }
        number++;
        return Optional.of(new Line(number, bytes <= most ? content.toByteArray() : new byte[0], bytes));
    }
}
