package io.trimodal.function.limit;

import io.trimodal.function.problem.TooLargeException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A request body that ends in an error beyond its limit. Closing it reads what the caller is still sending, within
 * bounds, as a caller that is cut off while it sends may never look at the answer.
 */
public final class LimitedBody extends BoundedBody {
    private static final int DRAINED_LIMITS = 4;
    private static final String EXCESS = "has a body of more than";

    private final InputStream source;
    private boolean ended;

    public LimitedBody(InputStream source, long limit) {
        super(limit);
        this.source = source;
    }

    /** Of a body that is known to be too large before it is read. */
    public static TooLargeException tooLarge(long limit) {
        return tooLarge(EXCESS, limit);
    }

    @Override
    protected int take(byte[] buffer, int offset, int length) throws IOException {
        int taken = source.read(buffer, offset, length);
        ended = ended || taken < 0;
        return taken;
    }

    @Override
    protected String excess() {
        return EXCESS;
    }

    /**
     * Reads on for up to {@value #DRAINED_LIMITS} times the limit; where even that is not the end, the caller is cut
     * off.
     */
    @Override
    public void close() throws IOException {
        byte[] scrap = new byte[8192];
        while (!ended && count() <= DRAINED_LIMITS * limit()) {
            takeCounted(scrap, 0, scrap.length);
        }
        if (ended) {
            source.close();
        }
    }
}
