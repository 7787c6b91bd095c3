package io.trimodal.rollout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where a roll-out finds things, and how often it looks. */
@ConfigMapping(prefix = "trimodal.rollout")
public interface RolloutConfig {
    /** Folder of the evaluation sets that a ModelRollout may name. */
    Path evaluationSets();

    /** The namespace that is watched. By default the one that the client is in. */
    Optional<String> namespace();

    /** How often something that is waited for is looked at. */
    @WithDefault("15s")
    Duration poll();

    /** Path of a function's metrics. */
    @WithDefault("/q/metrics")
    String metricsPath();
}
