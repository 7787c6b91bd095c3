package io.trimodal.function.lambda;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** Begins to ask for events when the application has started, where the process was started by Lambda. */
@Singleton
public final class LambdaStart {
    private static final Logger LOG = Logger.getLogger(LambdaStart.class);
    /** Before whatever may fail. */
    private static final int FIRST = -10_000;
    /** After models and all else that events need. */
    private static final int LAST = 1_000_000;

    private final EventHandler handler;
    private volatile Runnable end = () -> {};

    public LambdaStart(EventHandler handler) {
        this.handler = handler;
    }

    void begin(@Observes @Priority(FIRST) StartupEvent event) {
        LambdaEnvironment.runtimeApi().ifPresent(LambdaStart::tellOfFailedStart);
    }

    void poll(@Observes @Priority(LAST) StartupEvent event) {
        LambdaEnvironment.runtimeApi().ifPresent(address -> {
            PollLoop loop = new PollLoop(new RuntimeApi(address), handler, Quarkus::asyncExit);
            end = loop::close;
            Thread.ofPlatform().daemon().name("lambda-events").start(loop);
        });
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        end.run();
    }

    /** What cannot start exits with a code; Lambda is told why before. */
    private static void tellOfFailedStart(String address) {
        BiConsumer<Integer, Throwable> exit = ApplicationLifecycleManager.getDefaultExitCodeHandler();
        ApplicationLifecycleManager.setDefaultExitCodeHandler((code, failure) -> {
            if (failure != null) {
                report(address, failure);
            }
            exit.accept(code, failure);
        });
    }

    private static void report(String address, Throwable failure) {
        try (RuntimeApi api = new RuntimeApi(address)) {
            api.failStart(failure);
        } catch (RuntimeApiException e) {
            LOG.error("Lambda cannot be told why the start failed", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
