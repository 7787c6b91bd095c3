package io.trimodal.predict.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Requests that are being gathered. Closed once, by the request that leads it. Thread-safe. */
final class Batch {
    private final int mostUtterances;
    private final List<BatchedRequest> requests = new ArrayList<>();
    private int utterances;
    private boolean closed;

    Batch(int mostUtterances, BatchedRequest leader) {
        this.mostUtterances = mostUtterances;
        leader.lead();
        add(leader);
    }

    /** @return whether there was room; the others go into another batch */
    synchronized boolean add(BatchedRequest request) {
        if (closed || utterances + request.utterances().size() > mostUtterances) {
            closed = true;
            notifyAll();
            return false;
        }
        requests.add(request);
        utterances += request.utterances().size();
        if (utterances == mostUtterances) {
            closed = true;
            notifyAll();
        }
        return true;
    }

    /** Waits until the batch is full, or the time is over. */
    synchronized void gather(Duration mostDelay) {
        long end = System.nanoTime() + mostDelay.toNanos();
        boolean interrupted = false;
        for (long left = mostDelay.toNanos(); !closed && left > 0; left = end - System.nanoTime()) {
            try {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            } catch (InterruptedException _) {
                // Others have joined, and their work must be done.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets nobody join any more. @return the requests whose answers are still wanted */
    synchronized List<BatchedRequest> close() {
        closed = true;
        return requests.stream().filter(BatchedRequest::begin).toList();
    }
}
