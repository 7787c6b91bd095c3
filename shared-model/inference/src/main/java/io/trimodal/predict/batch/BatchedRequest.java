package io.trimodal.predict.batch;

import io.trimodal.predict.Prediction;
import io.trimodal.predict.PreparedUtterance;
import io.trimodal.runtime.Cancellation;
import io.trimodal.runtime.CancelledException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** One request of a batch, from when it joins until its answer is there. Thread-safe. */
final class BatchedRequest {
    /** How often a request that waits asks whether it is still wanted. */
    private static final long PATIENCE_MILLIS = 20;

    private final List<PreparedUtterance> utterances;
    private final Cancellation cancellation;
    private final long joined = System.nanoTime();
    private final CompletableFuture<List<Prediction>> answer = new CompletableFuture<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITS);
    private boolean leads;

    private enum State {
        WAITS,
        BEGUN,
        LEFT
    }

    BatchedRequest(List<PreparedUtterance> utterances, Cancellation cancellation) {
        this.utterances = utterances;
        this.cancellation = cancellation;
    }

    List<PreparedUtterance> utterances() {
        return utterances;
    }

    /** Before anybody else knows the batch. */
    void lead() {
        leads = true;
    }

    boolean leads() {
        return leads;
    }

    /** Takes part in its batch from now on. @return false if it has left, or does so now, as nobody wants its answer */
    boolean begin() {
        if (cancellation.isCancelled()) {
            leave();
        }
        return state.compareAndSet(State.WAITS, State.BEGUN);
    }

    private void leave() {
        if (state.compareAndSet(State.WAITS, State.LEFT)) {
            answer.completeExceptionally(new CancelledException());
        }
    }

    Duration waited() {
        return Duration.ofNanos(System.nanoTime() - joined);
    }

    void succeed(List<Prediction> predictions) {
        answer.complete(predictions);
    }

    void fail(RuntimeException failure) {
        answer.completeExceptionally(failure);
    }

    /** Its answer; it leaves the batch if it is cancelled while it waits. */
    List<Prediction> await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException _) {
                    if (cancellation.isCancelled()) {
                        leave();
                    }
                } catch (InterruptedException _) {
                    // as one whose answer nobody wants; once begun, it ends with its batch
                    interrupted = true;
                    leave();
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
