package io.trimodal.modeling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands as a user calls them: exit code, standard output, standard error. */
class MainTest {
    @TempDir
    private Path directory;

    private record Run(int exit, String out, String err) {}

    @Test
    void formulaPackage_isWrittenOnce() throws IOException {
        Run imported = run(
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
        assertThat(imported.exit()).as(imported.err()).isZero();
        assertThat(imported.err()).contains("writing fuse.onnx");

        Run again = run(
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
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "export", "import-checkpoint", "evaluate", "compare", "check-numbers"})
    void help_ofEveryCommand_exitsWithZero(String command) {
        Run help = run(command, "--help");

        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("Usage: trimodal " + command);
    }

    @Test
    void formulaWeights_needNoConfiguration_butACheckpointDoes() throws IOException {
        Run made = run(
                "import-checkpoint",
                "--architecture",
                "almt",
                "--formula-weights",
                "--name",
                "usual",
                "--version",
                "1",
                "--repository",
                directory.toString());
        assertThat(made.exit()).as(made.err()).isZero();

        Run checkpoint = run(
                "import-checkpoint",
                "--architecture",
                "almt",
                "--checkpoint",
                Files.createFile(directory.resolve("a.pth")).toString(),
                "--name",
                "other",
                "--version",
                "1",
                "--repository",
                directory.toString());
        assertThat(checkpoint.exit()).isEqualTo(2);
        assertThat(checkpoint.err()).contains("a checkpoint needs --config");
    }

    @Test
    void commands_calledWrongly_exitWithTwo() {
        assertThat(run("evaluate").exit()).isEqualTo(2);
        assertThat(run("no-such-command").exit()).isEqualTo(2);
        assertThat(run("import-checkpoint", "--architecture", "bert").exit()).isEqualTo(2);
    }

    @Test
    void train_onABadTextSet_namesTheRecord() throws IOException {
        Path data = Files.writeString(directory.resolve("set.csv"), "text,split,label\nfine,train,1\nbad,train,x\n");

        Run run = run("train", "--architecture", "almt", "--data", data.toString(), "--output", directory.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("record 2").contains("label").contains("'x'");
    }

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int exit = line.execute(arguments);
        return new Run(exit, out.toString(), err.toString());
    }
}
