package io.trimodal.function.clip;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** How recordings are read. */
@ConfigMapping(prefix = "trimodal.clips")
public interface ClipsConfig {
    /** The folder of front ends, {@code <name>/<version>/}. By default the one that the build made. */
    Optional<String> frontEnds();

    /**
     * Where the build puts front ends, seen from the folder of the checkout. Nobody sets it: the build writes it into
     * the application.
     */
    Optional<String> built();

    /**
     * Whether the default model's front ends are loaded before the process is ready; otherwise with the first
     * recording, so that a process that never gets one pays nothing for them.
     */
    @WithDefault("false")
    boolean warm();

    /** Most seconds of a clip. */
    @WithDefault("1800")
    int seconds();

    /** Most pixels of one picture. */
    @WithDefault("9437184")
    long pixels();

    /** Most time that decoding a clip may take, front ends included. */
    @WithDefault("5M")
    Duration decodingTime();

    /** Longest segment, in seconds; the contracts of the default models end there. */
    @WithDefault("10")
    double segmentSeconds();

    /** Most segments of a clip; a transcript may have any number of cues at one time. */
    @WithDefault("2000")
    int segments();

    /** Clips that are decoded side by side; by default as many as there are processors. */
    OptionalInt atOnce();

    /** Clips that may wait beyond those; one more is told to come again. */
    @WithDefault("8")
    int waiting();

    /**
     * The program ffmpeg, for what is neither WAV, MP4, MP3 nor Matroska: a path, {@code none}, or looked for in PATH.
     */
    Optional<String> ffmpeg();

    /** Most bytes of a transcript. */
    @WithDefault("4M")
    MemorySize transcriptSize();
}
