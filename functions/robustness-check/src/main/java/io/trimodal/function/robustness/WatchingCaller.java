package io.trimodal.function.robustness;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.trimodal.function.failure.ProblemDocument;
import io.trimodal.robustness.ProgressListener;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;

/**
 * A caller who reads server-sent events: told of progress a few times a second; the work ends when the stream is
 * closed.
 */
final class WatchingCaller implements ProgressListener {
    private static final long PAUSE = Duration.ofMillis(200).toNanos();

    private final MultiEmitter<? super OutboundSseEvent> events;
    private final Sse sse;
    private long last = System.nanoTime() - PAUSE;

    WatchingCaller(MultiEmitter<? super OutboundSseEvent> events, Sse sse) {
        this.events = events;
        this.sse = sse;
    }

    /** @param done forward passes so far, of {@code total} at most */
    @RegisterForReflection // goes into a stream of events, which Quarkus does not look into
    public record Progress(long done, long total) {}

    @Override
    public void progress(long done, long total) {
        long now = System.nanoTime();
        if (now - last >= PAUSE || done == total) {
            last = now;
            send("progress", new Progress(done, total));
        }
    }

    @Override
    public boolean isCancelled() {
        return events.isCancelled();
    }

    /** Sends the answer, the last event. */
    void result(CheckResponse response) {
        send("result", response);
        events.complete();
    }

    /** Sends what went wrong, the last event. */
    void problem(ProblemDocument problem) {
        send("problem", problem);
        events.complete();
    }

    private void send(String name, Object data) {
        events.emit(sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build());
    }
}
