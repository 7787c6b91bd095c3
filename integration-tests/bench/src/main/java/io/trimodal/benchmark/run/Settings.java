package io.trimodal.benchmark.run;

import io.trimodal.benchmark.measure.Budget;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a run was asked for.
 *
 * @param threads of ONNX Runtime in one run
 * @param seconds per comparison
 * @param rounds fewest rounds per comparison
 * @param quick whether the slowest rows are left out
 * @param repository the default models
 * @param weights folder of the weights that they were made of
 * @param server folder in which the server was built
 * @param frontEnds folder of the front ends
 */
public record Settings(
        int threads,
        double seconds,
        int rounds,
        boolean quick,
        Path repository,
        Path weights,
        Path server,
        Path frontEnds) {
    /** The packaged server of class files. */
    public Path jar() {
        return server.resolve("quarkus-app").resolve("quarkus-run.jar");
    }

    /** For one comparison. */
    public Budget budget() {
        return new Budget(Duration.ofNanos(Math.max(1, Math.round(seconds * 1e9))), rounds, true);
    }
}
