package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.support.Checkout;
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
    private static final List<String> INSIDE = List.of(
            "shared-model/inference",
            "shared-model/report",
            "functions/core",
            "functions/usage",
            "functions/s3-models",
            "functions/http",
            "functions/server",
            "functions/predict",
            "functions/robustness-check",
            "functions/explain",
            "functions/lambda",
            "functions/score-upload");

    @Test
    void classesOfExecutables_useNoForeignMemory() throws IOException {
        for (String module : INSIDE) {
            Path classes = Checkout.own().resolve(module).resolve("target/classes");
            try (Stream<Path> files = Files.walk(classes)) {
                assertThat(files.filter(file -> file.toString().endsWith(".class")))
                        .as(module)
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
