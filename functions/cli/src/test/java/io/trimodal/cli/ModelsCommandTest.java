package io.trimodal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code models} for a reader. */
class ModelsCommandTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void makeAPackage() {
        Run made = Run.of(
                "import-checkpoint",
                "--architecture",
                "almt",
                "--config",
                "mosi",
                "--formula-weights",
                "--name",
                "formula",
                "--version",
                "1",
                "--repository",
                directory.toString());
        assertThat(made.exit()).as(made.err()).isZero();
    }

    @Test
    void models_isATablePerModel_thatFitsAScreen() {
        Run listed = Run.of("models", "--repository", directory.toString());

        assertThat(listed.exit()).isZero();
        assertThat(listed.out()).contains("formula:1  almt", "| audio ", "--format json");
        assertThat(listed.out().lines()).hasSizeLessThan(15);
    }

    @Test
    void models_withADamagedPackage_saysWhichFileAndFails() throws IOException {
        Path file = directory.resolve("formula/1/fuse.onnx");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        Run listed = Run.of("models", "--repository", directory.toString());

        assertThat(listed.exit()).isEqualTo(1);
        assertThat(listed.out()).contains("DAMAGED").contains("fuse.onnx").contains("SHA-256");
    }

    @Test
    void models_ofNoRepository_saysWhereItLooked() {
        Run run = Run.of("models", "--repository", directory.resolve("none").toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("model repository", "none", "does not exist");
    }
}
