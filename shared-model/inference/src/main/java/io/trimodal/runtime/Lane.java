package io.trimodal.runtime;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.SequencedMap;

/**
 * The jobs of one length that wait. Requesters take turns by the time that they have used (start-time fair queueing:
 * Goyal, Vin and Cheng, 1996), and the requests of one requester take turns job by job. Not thread-safe.
 */
final class Lane {
    private final Map<String, Line> lines = new HashMap<>();
    private long arrivals;
    private long clock;
    private int waiting;
    private int running;

    /** The jobs of one requester. */
    private static final class Line {
        final SequencedMap<Ticket, Queue<Runnable>> requests = new LinkedHashMap<>();
        long arrival;
        /** Nanoseconds of the pool's threads, begun at the lane's clock. */
        long used;

        int running;

        boolean isIdle() {
            return requests.isEmpty() && running == 0;
        }
    }

    void add(Ticket ticket, Runnable job) {
        Line line = lines.computeIfAbsent(ticket.requester(), _ -> new Line());
        if (line.isIdle()) {
            // Whoever was away brings no claim to the time that others used meanwhile.
            line.used = Math.max(line.used, clock);
            line.arrival = arrivals++;
        }
        line.requests.computeIfAbsent(ticket, _ -> new ArrayDeque<>()).add(job);
        waiting++;
    }

    boolean hasWaiting() {
        return waiting > 0;
    }

    int running() {
        return running;
    }

    boolean isIdle() {
        return waiting == 0 && running == 0;
    }

    /** The next job; there must be one waiting. */
    QueuedJob take() {
        Line line = lines.values().stream()
                .filter(each -> !each.requests.isEmpty())
                .min(Comparator.<Line>comparingLong(each -> each.used).thenComparingLong(each -> each.arrival))
                .orElseThrow();
        clock = Math.max(clock, line.used);
        Map.Entry<Ticket, Queue<Runnable>> request = line.requests.pollFirstEntry();
        Runnable job = request.getValue().remove();
        if (!request.getValue().isEmpty()) {
            line.requests.putLast(request.getKey(), request.getValue());
        }
        waiting--;
        running++;
        line.running++;
        return new QueuedJob(request.getKey(), job);
    }

    void ended(QueuedJob job, long nanos) {
        Line line = lines.get(job.ticket().requester());
        line.used += nanos;
        line.running--;
        running--;
        // Who has used no more than those who were served since is like a newcomer.
        lines.values().removeIf(each -> each.isIdle() && (isIdle() || each.used <= clock));
    }
}
