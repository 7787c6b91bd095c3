package io.trimodal.function.explain;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one call may have explained. The OpenAPI document states the values in force; more is answered with 413. */
@ConfigMapping(prefix = "trimodal.limits.explain")
public interface ExplainLimits {
    /** Most utterances: each is explained alone, and costs up to some thousand forward passes. */
    @WithDefault("16")
    int utterances();
}
