package io.trimodal.function.transcribe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The service that transcribes recordings, if there is one. */
@ConfigMapping(prefix = "trimodal.transcriber")
public interface TranscriberConfig {
    /** Its address, http or https; without a path {@code /v1/audio/transcriptions} is meant. */
    Optional<String> url();

    /** The model that it is asked for. */
    @WithDefault("whisper-1")
    String model();

    /** Sent as a bearer token, and never logged. */
    Optional<String> key();

    /** How long it may take for a part of a recording. */
    @WithDefault("120S")
    Duration timeout();

    /** Such as {@code en}; by default the service finds out. */
    Optional<String> language();

    /** Whether a recording that it does not transcribe is refused, and not scored by what was heard and seen. */
    @WithDefault("false")
    boolean required();
}
