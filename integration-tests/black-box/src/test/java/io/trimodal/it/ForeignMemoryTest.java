package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Native executables are built without java.lang.foreign: what they have inside and that needs it would fail at the
 * start.
 */
class ForeignMemoryTest {
    private static final List<Path> INSIDE = List.of(
            Path.of("../../shared-model/inference"),
            Path.of("../../shared-model/report"),
            Path.of("../../functions/core"),
            Path.of("../../functions/usage"),
            Path.of("../../functions/s3-models"),
            Path.of("../../functions/http"),
            Path.of("../../functions/server"),
            Path.of("../../functions/predict"),
            Path.of("../../functions/robustness-check"),
            Path.of("../../functions/explain"),
            Path.of("../../functions/lambda"),
            Path.of("../../functions/score-upload"));

    @Test
    void classesOfExecutables_useNoForeignMemory() throws IOException {
        for (Path module : INSIDE) {
            try (Stream<Path> files = Files.walk(module.resolve("target/classes"))) {
                assertThat(files.filter(file -> file.toString().endsWith(".class")))
                        .as(module.toString())
                        .isNotEmpty()
                        .noneMatch(ForeignMemoryTest::namesForeignMemory);
            }
        }
    }

    private static boolean namesForeignMemory(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("java/lang/foreign/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
