package io.trimodal.function.clip;

import io.trimodal.runtime.RuntimeOptions;

/** How the graphs of front ends are run. */
@FunctionalInterface
public interface ClipRuntime {
    /** As those of models are. */
    RuntimeOptions runtime();
}
