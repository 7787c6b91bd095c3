package io.trimodal.function.live;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much live calls may take. */
@ConfigMapping(prefix = "trimodal.live")
public interface LiveConfig {
    /** Calls at a time, of which one caller has at most half; 0 for none at all. */
    @WithDefault("16")
    int connections();

    /** Most seconds of one. */
    @WithDefault("1800")
    int seconds();

    /** Most bytes of a message: a picture of 640 by 480 pixels, or 16 seconds of sound. */
    @WithDefault("1M")
    MemorySize messageSize();

    /** How long nothing may come from a caller, or an answer wait for one. */
    @WithDefault("30S")
    Duration idleTimeout();
}
