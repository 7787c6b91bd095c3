package io.trimodal.benchmark.section;

import io.trimodal.benchmark.http.Callers;
import io.trimodal.benchmark.http.WorkbenchProcess;
import io.trimodal.benchmark.measure.Concurrent;
import io.trimodal.benchmark.run.Bench;
import java.time.Duration;

/**
 * Calls before anything counts. The function's process compiles its own code as it runs: after some two thousand calls
 * a call takes half as long as after a hundred, and it is what comes then that is asked for.
 */
final class WarmUp {
    private static final int CALLERS = 4;
    private static final int COMPARISONS = 4;

    private WarmUp() {}

    static void of(Bench bench, WorkbenchProcess workbench, Payload payload) {
        Duration duration = bench.settings().budget().total().multipliedBy(COMPARISONS);
        try (Callers callers = new Callers(workbench, payload.body(), CALLERS)) {
            new Concurrent(CALLERS, 1, callers).run(duration);
        }
    }
}
