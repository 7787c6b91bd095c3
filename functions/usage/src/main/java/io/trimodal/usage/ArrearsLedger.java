package io.trimodal.usage;

import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * A ledger that gives nothing away while it cannot be written: calls that it could not count are kept in memory as
 * arrears, and {@link #standing}, which is asked before any work, refuses until all of them are in the ledger below.
 *
 * <p>A ledger that can be read may still refuse every write: a disk is full, a table's writes are throttled, a
 * permission is missing. So only the calls that were at work when writing began to fail are answered uncounted, and
 * they are counted as soon as writing works again. They are lost with the process; whoever recorded them was told so by
 * the exception. Thread-safe.
 */
public final class ArrearsLedger implements UsageLedger {
    private static final Logger LOG = Logger.getLogger(ArrearsLedger.class);

    private final UsageLedger ledger;
    private final Map<Request, Call> arrears = new LinkedHashMap<>();
    /** Ids that could not be remembered, with the time from when on they are. */
    private final Map<Request, Instant> names = new LinkedHashMap<>();
    /** Held by the one thread that tries to write; others are refused meanwhile, as each try may take seconds. */
    private final ReentrantLock settling = new ReentrantLock();

    /** @param ledger that this one closes */
    public ArrearsLedger(UsageLedger ledger) {
        this.ledger = ledger;
    }

    private record Request(Caller caller, String id) {
        static Request of(Call call) {
            return new Request(call.caller(), call.requestId());
        }
    }

    @Override
    public Outcome record(Call call) {
        try {
            Outcome outcome = ledger.record(call);
            settled(call);
            return outcome;
        } catch (LedgerUnavailableException e) {
            synchronized (arrears) {
                arrears.putIfAbsent(Request.of(call), call);
            }
            throw e;
        }
    }

    /** One that could not be remembered is owed, too. */
    @Override
    public boolean remember(Caller caller, String requestId, Instant at) {
        try {
            return ledger.remember(caller, requestId, at);
        } catch (LedgerUnavailableException e) {
            synchronized (arrears) {
                names.putIfAbsent(new Request(caller, requestId), at);
            }
            throw e;
        }
    }

    /** @throws LedgerUnavailableException also while an earlier call is not in the ledger */
    @Override
    public boolean remembers(Caller caller, String requestId) {
        settle();
        return ledger.remembers(caller, requestId);
    }

    private void settled(Call call) {
        synchronized (arrears) {
            arrears.remove(Request.of(call));
        }
    }

    private List<Call> owed() {
        synchronized (arrears) {
            return List.copyOf(arrears.values());
        }
    }

    private Map<Request, Instant> owedNames() {
        synchronized (arrears) {
            return Map.copyOf(names);
        }
    }

    /** @throws LedgerUnavailableException also while an earlier call is not in the ledger */
    @Override
    public Standing standing(Caller caller, YearMonth month) {
        settle();
        return ledger.standing(caller, month);
    }

    private void settle() {
        if (owed().isEmpty() && owedNames().isEmpty()) {
            return;
        }
        if (!settling.tryLock()) {
            throw new LedgerUnavailableException("calls of before are being written to the usage ledger");
        }
        try {
            // before the calls that they go with
            owedNames().forEach((name, at) -> {
                ledger.remember(name.caller(), name.id(), at);
                synchronized (arrears) {
                    names.remove(name);
                }
            });
            int count = 0;
            for (Call call : owed()) {
                ledger.record(call);
                settled(call);
                count++;
            }
            if (count > 0) {
                LOG.infof("the usage ledger can be written again, and holds the %d calls that it missed", count);
            }
        } finally {
            settling.unlock();
        }
    }

    @Override
    public MonthUsage month(Caller caller, YearMonth month) {
        return ledger.month(caller, month);
    }

    @Override
    public List<MonthUsage> month(YearMonth month) {
        return ledger.month(month);
    }

    /** Tries to write what is owed, and closes the ledger in any case. */
    @Override
    public void close() {
        try (ledger) {
            settle();
        } catch (LedgerUnavailableException e) {
            LOG.errorf("%d calls are not in the usage ledger: %s", owed().size(), e.getMessage());
        }
    }
}
