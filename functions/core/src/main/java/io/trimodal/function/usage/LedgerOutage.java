package io.trimodal.function.usage;

import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Writes to the log that calls cannot be counted, in few lines, as the disk that the log is on may be the one that is
 * full: a stack trace when it begins, then a line a minute at most while calls are refused, and one when it is over.
 * One that begins again within a minute goes on. Every call is in the metrics. Thread-safe.
 */
@Singleton
public final class LedgerOutage {
    private static final Logger LOG = Logger.getLogger(LedgerOutage.class);
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanos;
    private boolean announced;
    private boolean anyLine;
    private long lastLine;
    private long refused;
    private long unsaid;

    public LedgerOutage() {
        this(System::nanoTime);
    }

    LedgerOutage(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A call was refused, as it could not have been counted. @param failure of the ledger */
    public synchronized void refused(RuntimeException failure) {
        refused++;
        unsaid++;
        failed(failure);
    }

    /** A call could not be counted, of which its own line tells. @param failure of the ledger */
    synchronized void unrecorded(RuntimeException failure) {
        if (!announced) {
            failed(failure);
        }
    }

    private void failed(RuntimeException failure) {
        long now = nanos.getAsLong();
        if (anyLine && now - lastLine < PAUSE) {
            return;
        }
        if (announced) {
            LOG.errorf("calls still cannot be counted; %d more were refused: %s", unsaid, failure.getMessage());
        } else {
            LOG.error("calls cannot be counted, and are refused until they can", failure);
        }
        announced = true;
        anyLine = true;
        lastLine = now;
        unsaid = 0;
    }

    /** A call was counted. */
    synchronized void over() {
        if (announced) {
            LOG.infof("calls are counted again; %d were refused meanwhile", refused);
            announced = false;
            refused = 0;
            unsaid = 0;
        }
    }
}
