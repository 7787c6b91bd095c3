package io.trimodal.function.http.lifecycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the process ends when it is told to. */
@ConfigMapping(prefix = "trimodal.drain")
public interface DrainConfig {
    /** How long to go on serving, no longer ready, so that load balancers notice; a few seconds in a cluster. */
    @WithDefault("0S")
    Duration delay();

    /** How long at most to wait for the answers that are still owed. */
    @WithDefault("30S")
    Duration timeout();

    /** How long the rest may take to end after that, models and connections, before the process is halted. */
    @WithDefault("15S")
    Duration grace();

    /** How long nothing may be asked on the connections that are still open before they are closed. */
    @WithDefault("0.25S")
    Duration quiet();
}
