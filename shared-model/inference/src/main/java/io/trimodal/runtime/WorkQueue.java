package io.trimodal.runtime;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What waits for a thread of the pool: short work first, long work in what is left, requesters in turn in each. A job
 * that was begun is not interrupted, so long work is cut into jobs of some ten milliseconds by those who bring it.
 *
 * <p>A prediction is three jobs, each after the other. So that it does not wait for a long job each time, one thread
 * begins no long work while a short request is under way. Long work is never starved: once it is {@link #LAG} behind
 * its share by {@link Length#weight}, its jobs go first until it has caught up. Thread-safe.
 */
final class WorkQueue {
    /** Long work is passed by for at most so much of its own time. */
    private static final long LAG = TimeUnit.MILLISECONDS.toNanos(25);

    private final int threads;
    private final long patienceMillis;
    private final Map<Length, Lane> lanes = new EnumMap<>(Length.class);
    /** Time that each length has used, over its weight. */
    private final Map<Length, Long> used = new EnumMap<>(Length.class);

    private int shortRequests;
    private boolean closed;

    /** @param patience so long a thread stays free for the next job of a short request that is under way */
    WorkQueue(int threads, Duration patience) {
        this.threads = threads;
        patienceMillis = patience.toMillis();
        for (Length length : Length.values()) {
            lanes.put(length, new Lane());
            used.put(length, 0L);
        }
    }

    synchronized void enter(Ticket ticket) {
        if (ticket.length() == Length.SHORT) {
            shortRequests++;
        }
    }

    synchronized void leave(Ticket ticket) {
        if (ticket.length() == Length.SHORT) {
            shortRequests--;
            notifyAll();
        }
    }

    synchronized void add(Ticket ticket, List<? extends Runnable> jobs) {
        if (closed) {
            throw new IllegalStateException("the inference pool is closed");
        }
        Length length = ticket.length();
        Lane lane = lanes.get(length);
        if (lane.isIdle()) {
            // Nobody saves up time while there is nothing to do.
            long other = used.get(length == Length.SHORT ? Length.LONG : Length.SHORT);
            used.merge(length, other, Math::max);
        }
        jobs.forEach(job -> lane.add(ticket, job));
        notifyAll();
    }

    /** Waits for the next job; empty once the queue is closed and has none. */
    synchronized Optional<QueuedJob> take() {
        boolean patient = true;
        for (Optional<Length> next = next(patient); ; next = next(patient)) {
            if (next.isPresent()) {
                return Optional.of(lanes.get(next.get()).take());
            }
            boolean heldBack = lanes.get(Length.LONG).hasWaiting();
            if (closed && !heldBack) {
                return Optional.empty();
            }
            long start = System.nanoTime();
            pause(heldBack ? patienceMillis : 0);
            patient = !heldBack || System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        }
    }

    /** @param millis at most, or 0 to wait for a notice */
    private void pause(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException _) {
            // nobody has reason to: the threads end when the queue is closed
        }
    }

    private Optional<Length> next(boolean patient) {
        boolean isShort = lanes.get(Length.SHORT).hasWaiting();
        if (!lanes.get(Length.LONG).hasWaiting()) {
            return isShort ? Optional.of(Length.SHORT) : Optional.empty();
        }
        if (used.get(Length.LONG) + LAG < used.get(Length.SHORT)) {
            return Optional.of(Length.LONG);
        }
        if (isShort) {
            return Optional.of(Length.SHORT);
        }
        boolean leavesOneFree = lanes.get(Length.LONG).running() < threads - 1;
        return shortRequests == 0 || leavesOneFree || !patient ? Optional.of(Length.LONG) : Optional.empty();
    }

    /** @param nanos that it took */
    synchronized void ended(QueuedJob job, long nanos) {
        Length length = job.ticket().length();
        used.merge(length, nanos / length.weight(), Long::sum);
        lanes.get(length).ended(job, nanos);
    }

    /** Jobs that wait are still taken. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
