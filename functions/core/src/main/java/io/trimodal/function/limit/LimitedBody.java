package io.trimodal.function.limit;

import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.TooLargeException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A request body that ends in an error beyond its limit. Closing it reads what the caller is still sending, within
 * bounds, as a caller that is cut off while it sends may never look at the answer.
 */
public final class LimitedBody extends InputStream {
    private static final int DRAINED_LIMITS = 4;

    private final InputStream source;
    private final long limit;
    private long count;
    private boolean ended;

    public LimitedBody(InputStream source, long limit) {
        this.source = source;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws TooLargeException once more bytes came than the limit allows */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = take(buffer, offset, length);
        if (count > limit) {
            throw new TooLargeException(
                    new FieldError("", "has a body of more than " + limit + " bytes; send fewer utterances per call"));
        }
        return read;
    }

    /**
     * Reads on for up to {@value #DRAINED_LIMITS} times the limit; where even that is not the end, the caller is cut
     * off.
     */
    @Override
    public void close() throws IOException {
        byte[] scrap = new byte[8192];
        while (!ended && count <= DRAINED_LIMITS * limit) {
            take(scrap, 0, scrap.length);
        }
        if (ended) {
            source.close();
        }
    }

    private int take(byte[] buffer, int offset, int length) throws IOException {
        int read = source.read(buffer, offset, length);
        if (read < 0) {
            ended = true;
        } else {
            count += read;
        }
        return read;
    }
}
