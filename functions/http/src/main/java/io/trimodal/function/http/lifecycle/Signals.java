package io.trimodal.function.http.lifecycle;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * Ends the process in order on SIGTERM and SIGINT: drain, then stop the application, then exit.
 *
 * <p>Left to themselves, the JVM's shutdown hooks all start at the signal and run side by side. One of them is ONNX
 * Runtime's, which frees its environment under the models that are still at work. So the signal is answered here, and
 * hooks run last.
 */
@Singleton
public final class Signals {
    private static final int INTERRUPTED = 130;

    private final Drain drain;
    private final AtomicBoolean stopping = new AtomicBoolean();

    public Signals(Drain drain) {
        this.drain = drain;
    }

    void listen(@Observes StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            LastResort lastResort = LastResort.start(drain.longest());
            Signal.handle(new Signal("TERM"), _ -> stop(0, lastResort));
            Signal.handle(new Signal("INT"), _ -> stop(INTERRUPTED, lastResort));
        }
    }

    /** The first signal drains; a second one has no patience. */
    private void stop(int code, LastResort lastResort) {
        lastResort.begin();
        if (!stopping.compareAndSet(false, true)) {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
        Thread.ofPlatform().name("drain").start(() -> {
            try {
                drain.drain();
            } finally {
                Quarkus.asyncExit(code);
            }
        });
    }
}
