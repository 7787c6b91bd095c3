package io.trimodal.function.limit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.trimodal.runtime.OverloadedException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Consumer;

/**
 * Counts the calls whose bodies arrive, the calls at work, and the bytes of both, and refuses what is too much. A
 * caller may hold as much as is free, not more: alone half of everything, and somebody new always finds something
 * (dynamic thresholds: Choudhury and Hahne, 1998). Bytes count as they arrive, so a promise of many costs nobody else
 * anything. Thread-safe.
 */
@Singleton
public final class Admission {
    private final AdmissionConfig config;
    private final int mostArriving;
    private final MeterRegistry meters;
    private final List<Gauge> gauges;
    private final Map<String, Held> callers = new HashMap<>();
    private final Held total = new Held();

    public Admission(AdmissionConfig config, ArrivalConfig arrival, MeterRegistry meters) {
        this.config = config;
        this.mostArriving = arrival.requests();
        this.meters = meters;
        this.gauges = List.of(
                Gauge.builder("trimodal.requests.in.flight", this, Admission::inFlight)
                        .register(meters),
                Gauge.builder("trimodal.requests.arriving", this, Admission::arriving)
                        .register(meters));
        meters.counter("trimodal.requests.rejected");
    }

    /** Meters outlive applications where several run in one process after each other. */
    @PreDestroy
    void close() {
        gauges.forEach(meters::remove);
    }

    /** What one caller, or all of them, hold. */
    private static final class Held {
        /** The oldest first. */
        final SequencedSet<Call> arriving = new LinkedHashSet<>();

        int atWork;
        long bytes;

        boolean isNothing() {
            return arriving.isEmpty() && atWork == 0;
        }
    }

    /** A call that is there at once. @throws OverloadedException if there is no room, or no place */
    public Call enter(String caller, long bytes) {
        Call call = arrive(caller, _ -> {});
        try {
            call.grow(bytes);
            call.enter();
            return call;
        } catch (OverloadedException e) {
            call.close();
            throw e;
        }
    }

    /**
     * Takes note of a call whose body begins to arrive. Where a caller has too many of them, the oldest gives way:
     * bodies that do come are there within moments.
     *
     * @param caller who shares with nobody: an API key's owner, or an address
     * @param whenEvicted told, on any thread, if this call has to give way while its body arrives
     * @throws OverloadedException if the caller has too many at work
     */
    public Call arrive(String caller, Consumer<OverloadedException> whenEvicted) {
        Call call = new Call(caller, whenEvicted);
        Optional<Call> victim;
        OverloadedException reason;
        synchronized (this) {
            Held own = callers.getOrDefault(caller, new Held());
            if (own.atWork >= config.requests() - total.atWork) {
                throw refusal();
            }
            boolean full = own.arriving.size() >= mostArriving - total.arriving.size();
            victim = full ? oldest(own) : Optional.empty();
            victim.ifPresent(Call::close);
            reason = new OverloadedException(total.atWork, config.retryAfter());
            call.begin();
        }
        victim.ifPresent(evicted -> evicted.whenEvicted.accept(reason));
        return call;
    }

    /** Of the caller's own, or of the one who has the most. */
    private Optional<Call> oldest(Held own) {
        Held most = own.arriving.isEmpty()
                ? callers.values().stream()
                        .max(Comparator.comparingInt(held -> held.arriving.size()))
                        .orElse(own)
                : own;
        return most.arriving.stream().findFirst();
    }

    private OverloadedException refusal() {
        meters.counter("trimodal.requests.rejected").increment();
        return new OverloadedException(total.atWork, config.retryAfter());
    }

    /** Calls that are being worked on or waiting. */
    public synchronized int inFlight() {
        return total.atWork;
    }

    /** Calls whose bodies are on their way. */
    public synchronized int arriving() {
        return total.arriving.size();
    }

    /** A call, from when its body begins to arrive until it is closed. */
    public final class Call implements AutoCloseable {
        private final String caller;
        private final Consumer<OverloadedException> whenEvicted;
        private Held own = new Held();
        private long bytes;
        private Stage stage = Stage.ARRIVING;

        private enum Stage {
            ARRIVING,
            AT_WORK,
            CLOSED
        }

        private Call(String caller, Consumer<OverloadedException> whenEvicted) {
            this.caller = caller;
            this.whenEvicted = whenEvicted;
        }

        private void begin() {
            own = callers.computeIfAbsent(caller, _ -> own);
            own.arriving.add(this);
            total.arriving.add(this);
        }

        private void end() {
            own.arriving.remove(this);
            total.arriving.remove(this);
        }

        /**
         * Takes room for bytes that are there. A call that is the only one with bytes always has it.
         *
         * @throws OverloadedException if there is none; the call holds no bytes then
         */
        public void grow(long more) {
            synchronized (Admission.this) {
                if (stage == Stage.CLOSED) {
                    return;
                }
                boolean alone = total.bytes == bytes;
                if (!alone && own.bytes + more > config.bodies().asLongValue() - total.bytes - more) {
                    drop();
                    throw refusal();
                }
                hold(more);
            }
        }

        /** Gives the room for its bytes back: they are not kept. */
        public void drop() {
            synchronized (Admission.this) {
                hold(-bytes);
            }
        }

        private void hold(long more) {
            bytes += more;
            own.bytes += more;
            total.bytes += more;
        }

        /**
         * Takes a place among the calls at work, once the body is there. @throws OverloadedException if there is none
         */
        public void enter() {
            synchronized (Admission.this) {
                if (stage != Stage.ARRIVING) {
                    return;
                }
                if (own.atWork >= config.requests() - total.atWork) {
                    throw refusal();
                }
                stage = Stage.AT_WORK;
                end();
                work(1);
            }
        }

        private void work(int more) {
            own.atWork += more;
            total.atWork += more;
        }

        /** Gives everything back. May be called again, and beside the others. */
        @Override
        public void close() {
            synchronized (Admission.this) {
                hold(-bytes);
                switch (stage) {
                    case ARRIVING -> end();
                    case AT_WORK -> work(-1);
                    case CLOSED -> {}
                }
                stage = Stage.CLOSED;
                if (own.isNothing()) {
                    callers.remove(caller, own);
                }
            }
        }
    }
}
