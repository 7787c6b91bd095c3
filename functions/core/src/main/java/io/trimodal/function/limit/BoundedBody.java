package io.trimodal.function.limit;

import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.TooLargeException;
import java.io.IOException;
import java.io.InputStream;

/** A stream of bytes that ends in an error beyond its limit. Not thread-safe. */
public abstract class BoundedBody extends InputStream {
    private final long limit;
    private long count;

    protected BoundedBody(long limit) {
        this.limit = limit;
    }

    /** As {@link InputStream#read(byte[], int, int)}, whatever the limit. */
    protected abstract int take(byte[] buffer, int offset, int length) throws IOException;

    /** What the request does beyond the limit, which follows: "has a body of more than". */
    protected abstract String excess();

    protected final long limit() {
        return limit;
    }

    /** Bytes that were taken, those beyond the limit included. */
    protected final long count() {
        return count;
    }

    /** As {@link #take}, and counts. */
    protected final int takeCounted(byte[] buffer, int offset, int length) throws IOException {
        int taken = take(buffer, offset, length);
        count += Math.max(0, taken);
        return taken;
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws TooLargeException once more bytes came than the limit allows */
    @Override
    public final int read(byte[] buffer, int offset, int length) throws IOException {
        int taken = takeCounted(buffer, offset, length);
        if (count > limit) {
            throw tooLarge(excess(), limit);
        }
        return taken;
    }

    static TooLargeException tooLarge(String excess, long limit) {
        return new TooLargeException(
                new FieldError("", excess + " " + limit + " bytes; send fewer utterances per call"));
    }
}
