package io.trimodal.it.aws;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What these tests need of the machine: without it they are skipped, and say so, or fail with TRIMODAL_MOTO_REQUIRED=1. */
final class Needed {
    private static final boolean REQUIRED = "1".equals(System.getenv("TRIMODAL_MOTO_REQUIRED"));

    private Needed() {}

    /** What is missing, where the tests are to be skipped for it. */
    static Optional<String> missing() {
        if (REQUIRED) {
            return Optional.empty();
        }
        return Stream.of(terraform(), "moto_server")
                .filter(program -> find(program).isEmpty())
                .findFirst()
                .map(Needed::advice);
    }

    /** @throws IllegalStateException if it is not there */
    static String program(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(advice(name)));
    }

    /** Its name, or where it is. */
    static String terraform() {
        return Optional.ofNullable(System.getenv("TRIMODAL_TERRAFORM")).orElse("terraform");
    }

    private static String advice(String program) {
        return "there is no " + program + " on the path (pip install 'moto[server]' has moto_server;"
                + " TRIMODAL_TERRAFORM may say where terraform is)";
    }

    private static Optional<String> find(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(""), Stream.of(path.split(File.pathSeparator, -1)))
                .map(folder -> Path.of(folder, program))
                .filter(file -> file.isAbsolute() && Files.isExecutable(file))
                .findFirst()
                .map(Path::toString);
    }
}
