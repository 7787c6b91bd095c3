package io.trimodal.it.aws;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What these tests need of the machine: without it they are skipped, and say so, or fail with TRIMODAL_MOTO_REQUIRED=1. */
final class Needed {
    private static final boolean REQUIRED = "1".equals(System.getenv("TRIMODAL_MOTO_REQUIRED"));

    private Needed() {}

    /**
     * A program on the path.
     *
     * @param advice where to get it
     */
    static Path program(String name, String advice) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> missing("no " + name + " on the path; " + advice));
    }

    /** Ends the test as skipped: executables are made where there is a native-image. */
    static RuntimeException missingNative(String function) {
        String message = "no native executable of " + function + "; build it with -Pnative,lambda";
        Assumptions.abort(message);
        return new IllegalStateException(message);
    }

    /** Ends the test, as skipped or as failed. */
    static RuntimeException missing(String message) {
        if (REQUIRED) {
            throw new IllegalStateException(message);
        }
        System.err.println("skipped: " + message);
        Assumptions.abort(message);
        return new IllegalStateException(message);
    }
}
