package io.trimodal.function.http.lifecycle;

import io.quarkus.runtime.StartupEvent;
import io.trimodal.function.lifecycle.Draining;
import java.time.Duration;

/**
 * A process that listens to signals as an application does, and whose end never comes: nothing in it ends the
 * application.
 */
final class StuckProcess {
    private StuckProcess() {}

    private record Config(Duration delay, Duration timeout, Duration grace, Duration quiet) implements DrainConfig {}

    public static void main(String[] arguments) throws InterruptedException {
        Config config =
                new Config(Duration.ZERO, Duration.ofMillis(300), Duration.ofMillis(700), Duration.ofMillis(50));
        new Signals(new Drain(config, new Draining(), new Connections())).listen(new StartupEvent());
        System.out.println("listening");
        Thread.sleep(Duration.ofMinutes(5));
    }
}
