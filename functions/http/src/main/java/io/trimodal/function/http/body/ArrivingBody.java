package io.trimodal.function.http.body;

import io.trimodal.function.limit.Admission;
import io.trimodal.function.limit.ArrivalConfig;
import io.trimodal.function.limit.LimitedBody;
import io.trimodal.function.problem.BodyUnavailableException;
import io.trimodal.runtime.OverloadedException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jboss.resteasy.reactive.server.spi.ServerHttpRequest;

/**
 * Gathers a body as it arrives, without a thread that waits for it. One that is refused while it comes is read to its
 * end all the same, within bounds and without being kept, as a caller that is cut off while it sends may never look at
 * the answer. For one thread, the event loop of its exchange.
 */
final class ArrivingBody implements ServerHttpRequest.ReadCallback {
    /** So many times the limit is read of a body that is refused. */
    private static final int DRAINED_LIMITS = 4;

    private final Admission.Call call;
    /** Bytes. */
    private final long limit;
    /** Bytes that the call will hold beside those that arrive. */
    private final long further;

    private final ArrivalConfig config;
    private final Outcome outcome;
    private final long begun = System.nanoTime();
    private final Queue<ByteBuffer> pieces = new ArrayDeque<>();
    private RuntimeException refusal; // null until it is refused
    private long count;
    private boolean ended;

    /** What becomes of a body: one of these, once. */
    interface Outcome {
        /** It is there, and the call has its place. */
        void arrived(InputStream body);

        /** @param cutOff whether the caller may still be sending */
        void refused(RuntimeException reason, boolean cutOff);
    }

    /**
     * @param limit most bytes of the body
     * @param further bytes that the call takes room for once the body is there, as it is to be unpacked
     */
    ArrivingBody(Admission.Call call, long limit, long further, ArrivalConfig config, Outcome outcome) {
        this.call = call;
        this.limit = limit;
        this.further = further;
        this.config = config;
        this.outcome = outcome;
    }

    /** Before anything comes. @param bytes that the caller means to send; negative if nobody knows */
    void announced(long bytes) {
        if (bytes > limit) {
            refuseSize();
        }
    }

    @Override
    public void data(ByteBuffer piece) {
        if (ended) {
            return;
        }
        count += piece.remaining();
        if (refusal == null) {
            keep(piece);
        }
        if (refusal != null && count > DRAINED_LIMITS * limit) {
            end(refusal, true);
        }
    }

    private void keep(ByteBuffer piece) {
        if (count > limit) {
            refuseSize();
            return;
        }
        try {
            call.grow(piece.remaining());
            pieces.add(piece);
        } catch (OverloadedException e) {
            refuse(e);
        }
    }

    private void refuseSize() {
        refuse(LimitedBody.tooLarge(limit));
    }

    private void refuse(RuntimeException reason) {
        refusal = reason;
        pieces.clear();
        call.drop();
    }

    @Override
    public void done() {
        if (ended) {
            return;
        }
        if (refusal == null) {
            try {
                call.grow(further);
                call.enter();
            } catch (OverloadedException e) {
                refuse(e);
            }
        }
        if (refusal != null) {
            end(refusal, false);
        } else {
            ended = true;
            outcome.arrived(new ArrivedBody(pieces));
        }
    }

    private void end(RuntimeException reason, boolean cutOff) {
        ended = true;
        pieces.clear();
        outcome.refused(reason, cutOff);
    }

    /** To be called now and then: ends a body that is too slow. */
    void look() {
        if (ended) {
            return;
        }
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        double counted = time.minus(config.grace()).toMillis() / 1000.0;
        if (time.compareTo(config.deadline()) > 0) {
            end(refusal != null ? refusal : BodyUnavailableException.late(config.deadline()), true);
        } else if (counted > 0 && count < counted * config.leastRate().asLongValue()) {
            long rate = config.leastRate().asLongValue();
            end(refusal != null ? refusal : BodyUnavailableException.slow(rate, config.grace()), true);
        }
    }

    /** Ends it where it is, as another one needs its room. */
    void giveWay(OverloadedException reason) {
        if (!ended) {
            end(reason, true);
        }
    }

    boolean hasEnded() {
        return ended;
    }

    /** The exchange is over, however it ended. */
    void abandon() {
        ended = true;
        pieces.clear();
        call.close();
    }
}
