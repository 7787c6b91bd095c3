package io.trimodal.function.limit;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much all calls together may ask for; more is refused at once with 503 and Retry-After. */
@ConfigMapping(prefix = "trimodal.admission")
public interface AdmissionConfig {
    /** Most calls that are worked on or waiting, of one caller at most half. */
    @WithDefault("128")
    int requests();

    /**
     * Most bytes of request bodies at a time, so that large calls cannot fill the memory together; less where the heap
     * is small ({@link HeapDefaults}).
     */
    @WithDefault("256M")
    MemorySize bodies();

    /** Seconds after which a refused caller is told to try again. */
    @WithDefault("1")
    int retryAfter();
}
