package io.trimodal.function.model;

import io.smallrye.config.ConfigMapping;
import java.util.OptionalInt;

/** What inference may use. */
@ConfigMapping(prefix = "trimodal.inference")
public interface InferenceConfig {
    /** Threads that run models. By default the processors that the process was given, a container's quota counted. */
    OptionalInt threads();
}
