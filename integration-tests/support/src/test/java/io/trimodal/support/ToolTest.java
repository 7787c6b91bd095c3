package io.trimodal.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ToolTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(value = Tool.class, names = "ONNX_CHECKER", mode = Mode.EXCLUDE)
    void tried_notOnThePath_saysSo(Tool tool) {
        assertThat(tool.tried(folder.toString(), PATIENCE))
                .isEqualTo(new ToolState.Unusable("is not on the search path"));
    }

    @ParameterizedTest
    @EnumSource(value = Tool.class, names = "ONNX_CHECKER", mode = Mode.EXCLUDE)
    void tried_programThatFails_saysWhatItPrinted(Tool tool) throws IOException {
        program(tool, "echo broken on purpose >&2; exit 7");

        assertThat(tool.tried(folder.toString(), PATIENCE))
                .isInstanceOfSatisfying(
                        ToolState.Unusable.class,
                        unusable -> assertThat(unusable.reason())
                                .contains("does not work", "ended with 7", "broken on purpose"));
    }

    @Test
    void tried_programThatHangs_isGivenUp() throws IOException {
        program(Tool.MOTO, "sleep 600");

        assertThat(Tool.MOTO.tried(folder.toString(), Duration.ofMillis(200)))
                .isInstanceOfSatisfying(
                        ToolState.Unusable.class,
                        unusable -> assertThat(unusable.reason()).contains("did not end in time"));
    }

    @Test
    void tried_programOfAnotherFormat_couldNotBeStarted() throws IOException {
        Path file = folder.resolve("npm");
        Files.write(file, new byte[] {0x7f, 'E', 'L', 'F', 0, 0});
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(Tool.NPM.tried(folder.toString(), PATIENCE))
                .isInstanceOfSatisfying(
                        ToolState.Unusable.class,
                        unusable -> assertThat(unusable.reason()).contains("does not work"));
    }

    @Test
    void tried_answerOfAnotherVersion_doesNotWork() throws IOException {
        program(Tool.KUBECTL, "echo 'Kustomize Version: v4.5.7'");

        assertThat(Tool.KUBECTL.tried(folder.toString(), PATIENCE)).isInstanceOf(ToolState.Unusable.class);
    }

    @Test
    void tried_firstBrokenSecondWorks_takesTheSecond() throws IOException {
        program(Tool.NPM, "exit 1");
        Path second = Files.createDirectory(folder.resolve("second"));
        Path working = write(second.resolve("npm"), "echo 11.0.0");

        assertThat(Tool.NPM.tried(folder + ":" + second, PATIENCE)).isEqualTo(new ToolState.Works(working));
    }

    @Test
    void line_ofSeveralLines_isOne() {
        assertThat(ToolLog.line("npm", "events", new ToolState.Unusable("does not work:\n\tno network")))
                .isEqualTo("npm\tevents\tdoes not work: no network\n");
    }

    private void program(Tool tool, String script) throws IOException {
        write(folder.resolve(tool.names().getFirst()), script);
    }

    private static Path write(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
