package io.trimodal.function.robustness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How much one robustness check may ask for. The OpenAPI document states the values in force; more is answered with
 * 413.
 */
@ConfigMapping(prefix = "trimodal.limits.robustness-check")
public interface CheckLimits {
    /** Most forward passes: utterances times models times (rates times seeds, plus the eight coalitions). */
    @WithDefault("20000")
    long forwardPasses();

    /** Most missing rates. */
    @WithDefault("101")
    int rates();

    /** Most seeds, which are the trials per rate. */
    @WithDefault("1000")
    int seeds();

    /** Most models compared in one check. */
    @WithDefault("8")
    int models();
}
