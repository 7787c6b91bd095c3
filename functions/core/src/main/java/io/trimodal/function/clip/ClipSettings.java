package io.trimodal.function.clip;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Checks the settings of recordings when a process starts, and not with its first recording. */
final class ClipSettings {
    /** Instead of a program: there is to be none. */
    static final String NO_FFMPEG = "none";

    private static final String PREFIX = "trimodal.clips.";
    private static final int MOST_SECONDS = 1_000_000;
    /** As many as fit into one array of three bytes each. */
    private static final int MOST_PIXELS = Integer.MAX_VALUE / 4;

    private static final int LONGEST_SEGMENT = 600;

    private ClipSettings() {}

    /** @throws ConfigurationException naming the first setting that is wrong, and what was expected of it */
    static void require(ClipsConfig config) {
        between("seconds", config.seconds(), 1, MOST_SECONDS);
        between("pixels", config.pixels(), 1, MOST_PIXELS);
        between("segment-seconds", config.segmentSeconds(), 1, LONGEST_SEGMENT);
        between("segments", config.segments(), 1, Integer.MAX_VALUE);
        between("at-once", config.atOnce().orElse(1), 1, Integer.MAX_VALUE);
        between("waiting", config.waiting(), 0, Integer.MAX_VALUE / 2);
        between("transcript-size", config.transcriptSize().asLongValue(), 1, Integer.MAX_VALUE);
        if (!config.decodingTime().isPositive()) {
            throw wrong("decoding-time", config.decodingTime(), "must be more than 0");
        }
        // a folder that is not there is that of a build without front ends
        config.frontEnds()
                .filter(folder -> isFile(folder, Files::isRegularFile))
                .ifPresent(folder -> {
                    throw wrong("front-ends", folder, "is a file; give the folder of front ends");
                });
        config.ffmpeg()
                .filter(program -> !program.equals(NO_FFMPEG) && !isFile(program, Files::isExecutable))
                .ifPresent(program -> {
                    throw wrong("ffmpeg", program, "is no program; give its path, or " + NO_FFMPEG);
                });
    }

    private static void between(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw wrong(
                    name,
                    value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value),
                    "must be from %d to %d".formatted((long) least, (long) most));
        }
    }

    private static boolean isFile(String name, Predicate<Path> kind) {
        try {
            return kind.test(Path.of(name));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private static ConfigurationException wrong(String name, Object value, String expected) {
        return new ConfigurationException(PREFIX + name + " is " + value + ", which " + expected);
    }
}
