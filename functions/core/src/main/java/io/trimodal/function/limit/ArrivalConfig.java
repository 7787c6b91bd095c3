package io.trimodal.function.limit;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How bodies have to come, so that nobody keeps a place by sending slowly; who is slower is answered with 408. */
@ConfigMapping(prefix = "trimodal.admission.arrival")
public interface ArrivalConfig {
    /** Most calls whose bodies are on their way; they take no place among those that are worked on. */
    @WithDefault("1024")
    int requests();

    /** Least bytes per second, on the whole, once the grace is over. */
    @WithDefault("1K")
    MemorySize leastRate();

    /** How long a body may take to begin. */
    @WithDefault("5S")
    Duration grace();

    /** How long a body may take altogether. */
    @WithDefault("120S")
    Duration deadline();
}
