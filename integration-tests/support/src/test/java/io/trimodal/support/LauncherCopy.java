package io.trimodal.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The launcher in a folder of its own, with what it calls. Maven is a stand-in that only writes down how it was called,
 * and programs are found in {@link #programs()} and where the system has them.
 */
record LauncherCopy(Path home) {
    private static final Path CHECKOUT = Checkout.own().root();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** As in a checkout. */
    static LauncherCopy inCheckout(Path home) throws IOException {
        LauncherCopy copy = released(home);
        for (String file : List.of(
                "pom.xml",
                "native-configs/release/make",
                "terraform/tests/run",
                "terraform/versions.tf",
                "integration-tests/support/summary")) {
            copy.copy(file);
        }
        script(home.resolve("mvnw"), "echo \"$*\" >> \"$(dirname \"$0\")/maven-calls\"");
        return copy;
    }

    /** As in a release, which has no sources. */
    static LauncherCopy released(Path home) throws IOException {
        LauncherCopy copy = new LauncherCopy(home);
        copy.copy("trimodal");
        Files.createDirectory(copy.programs());
        return copy;
    }

    private void copy(String file) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        Files.copy(CHECKOUT.resolve(file), home.resolve(file));
    }

    /** The first folder of the search path. */
    Path programs() {
        return home.resolve("programs");
    }

    /** The arguments of every call of Maven, a line each. */
    Path mavenCalls() {
        return home.resolve("maven-calls");
    }

    /** Runs the launcher with {@code arguments} and no setting of this machine. */
    Trial.Result run(Map<String, String> environment, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("trimodal").toString()).directory(home.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment()
                .keySet()
                .removeIf(
                        name -> name.startsWith("TRIMODAL_") || name.startsWith("TF_") || name.equals("GRAALVM_HOME"));
        builder.environment().put("PATH", programs() + ":/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return Trial.run(builder, PATIENCE);
    }

    /** An executable file of {@code lines}. */
    static void script(Path file, String lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
