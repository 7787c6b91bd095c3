package io.trimodal.cli.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    private void write(Path file, String text) throws IOException {
        WholeFile.write(file, out -> out.write(text.getBytes(UTF_8)));
    }

    private static void fail(Path file) {
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }))
                .hasMessage("No space left on device");
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void write_thatFailsInTheMiddle_leavesNothing() throws IOException {
        fail(folder.resolve("features.npz"));

        assertThat(files()).isZero();
    }

    @Test
    void write_thatFailsInTheMiddle_leavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("features.npz"), "before");

        fail(file);

        assertThat(file).hasContent("before");
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void write_replacesAFile_andStaysBehindALink() throws IOException {
        Path file = Files.writeString(folder.resolve("real"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        write(link, "after");

        assertThat(file).hasContent("after");
        assertThat(link).isSymbolicLink();
        assertThat(files()).isEqualTo(2);
    }

    @Test
    void write_toAFullDisk_fails() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));

        assertThatThrownBy(() -> write(full, "x".repeat(10_000))).isInstanceOf(IOException.class);
        assertThat(full).exists();
    }

    @Test
    void write_toADevice_isWrittenToIt() throws IOException {
        Path nothing = Path.of("/dev/null");
        assumeTrue(Files.exists(nothing));

        write(nothing, "gone");

        assertThat(Files.isRegularFile(nothing)).isFalse();
    }
}
