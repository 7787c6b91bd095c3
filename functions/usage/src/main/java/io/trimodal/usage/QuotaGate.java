package io.trimodal.usage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets a call in only while the month's quota has room for all of its utterances, beside what was counted and what this
 * process has let in and not yet counted. Thread-safe.
 *
 * <p>So calls of one process never pass the quota together. Processes do not see each other's calls at work: with
 * several of them a month can pass the quota, by no more than the utterances of the calls that the others had in
 * flight. Counting itself never refuses: by then the work is done and the answer on its way.
 */
public final class QuotaGate {
    /** For so long a used-up quota is believed without asking the ledger again. */
    private static final Duration MEMORY = Duration.ofSeconds(30);

    private final UsageLedger ledger;
    private final Clock clock;
    private final Map<Account, Long> atWork = new ConcurrentHashMap<>();
    private final Map<Caller, Exhausted> exhausted = new ConcurrentHashMap<>();

    public QuotaGate(UsageLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    private record Account(Caller caller, YearMonth month) {}

    private record Exhausted(long used, long quota, Instant believedUntil) {}

    /** A place in the quota; closing gives it back, once. */
    public interface Reservation extends AutoCloseable {
        /** When it was given. */
        Instant admitted();

        @Override
        void close();
    }

    /**
     * Refuses a caller whose quota was found used up just now; asks nobody, so it may run on an event loop.
     *
     * @throws QuotaExceededException if so
     */
    public void requireNotExhausted(Caller caller) {
        Exhausted known = exhausted.get(caller);
        if (known == null) {
            return;
        }
        Instant now = clock.instant();
        if (now.isBefore(known.believedUntil())) {
            throw refusal(now, known.used(), 1, known.quota());
        }
        exhausted.remove(caller, known);
    }

    /**
     * Takes room for a call. Blocks on the ledger.
     *
     * @param granted the caller's quota where the ledger has no word on it; empty for none
     * @throws QuotaExceededException if there is not enough
     * @throws LedgerUnavailableException if the ledger cannot be asked
     */
    public Reservation reserve(Caller caller, long utterances, OptionalLong granted) {
        Instant now = clock.instant();
        Account account = new Account(caller, Call.monthOf(now));
        // Reserved before the ledger is read: a call that is counted in between is seen twice, never not at all.
        long reserved = atWork.merge(account, utterances, FunctionUsage::add);
        try {
            Standing standing = ledger.standing(caller, account.month());
            OptionalLong quota = standing.quota().isPresent() ? standing.quota() : granted;
            if (quota.isPresent()) {
                require(caller, now, standing.used(), reserved, utterances, quota.getAsLong());
            }
            return new Place(account, utterances, now);
        } catch (RuntimeException e) {
            release(account, utterances);
            throw e;
        }
    }

    private void require(Caller caller, Instant now, long used, long reserved, long utterances, long quota) {
        if (FunctionUsage.add(used, reserved) <= quota) {
            return;
        }
        if (used >= quota) {
            Instant monthEnd = monthEnd(now);
            Instant until = now.plus(MEMORY);
            exhausted.put(caller, new Exhausted(used, quota, until.isBefore(monthEnd) ? until : monthEnd));
        }
        throw refusal(now, used, utterances, quota);
    }

    private static QuotaExceededException refusal(Instant now, long used, long utterances, long quota) {
        Instant end = monthEnd(now);
        long left = Math.max(0, quota - used);
        String state = left == 0
                ? "the quota of this month is used up"
                : left < utterances
                        ? "the quota of this month has room for " + left + " more utterances, and this call has "
                                + utterances
                        : "the rest of this month's quota is taken by calls at work";
        return new QuotaExceededException(
                state + ": " + used + " of " + quota + " utterances are used; it begins anew at " + end,
                end,
                Duration.between(now, end));
    }

    private static Instant monthEnd(Instant now) {
        return Call.monthOf(now)
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private void release(Account account, long utterances) {
        atWork.computeIfPresent(account, (_, sum) -> sum <= utterances ? null : sum - utterances);
    }

    private final class Place implements Reservation {
        private final Account account;
        private final long utterances;
        private final Instant admitted;
        private boolean open = true;

        Place(Account account, long utterances, Instant admitted) {
            this.account = account;
            this.utterances = utterances;
            this.admitted = admitted;
        }

        @Override
        public Instant admitted() {
            return admitted;
        }

        @Override
        public synchronized void close() {
            if (open) {
                open = false;
                release(account, utterances);
            }
        }
    }
}
