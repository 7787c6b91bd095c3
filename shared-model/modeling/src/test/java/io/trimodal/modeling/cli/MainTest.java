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
    void formulaPackage_canBeListedAndAsked() throws IOException {
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

        Run listed = run("models", "--repository", directory.toString());
        assertThat(listed.exit()).isZero();
        assertThat(listed.out()).contains("formula:1").contains("almt");

        Path input = directory.resolve("input.jsonl");
        Files.writeString(input, "{\"id\": \"a\", \"audio\": {\"features\": [[1, 2, 3, 4, 5]]}}\n");
        Run predicted =
                run("predict", "--model", "formula", "--input", input.toString(), "--repository", directory.toString());
        assertThat(predicted.exit()).as(predicted.err()).isZero();
        assertThat(predicted.out()).contains("\"id\":\"a\"").contains("\"audio\":\"present\"");

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

    @Test
    void models_withADamagedPackage_saysWhichFileAndFails() throws IOException {
        run(
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
        Path file = directory.resolve("formula/1/fuse.onnx");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        Run listed = run("models", "--repository", directory.toString());

        assertThat(listed.exit()).isEqualTo(1);
        assertThat(listed.out()).contains("DAMAGED").contains("fuse.onnx").contains("SHA-256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "export", "import-checkpoint", "predict", "models", "check-numbers"})
    void help_ofEveryCommand_exitsWithZero(String command) {
        Run help = run(command, "--help");

        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("Usage: trimodal " + command);
    }

    @Test
    void commands_calledWrongly_exitWithTwo() {
        assertThat(run("predict").exit()).isEqualTo(2);
        assertThat(run("no-such-command").exit()).isEqualTo(2);
        assertThat(run("import-checkpoint", "--architecture", "bert").exit()).isEqualTo(2);
    }

    @Test
    void predict_withoutTheModel_namesThoseThatThereAre() throws IOException {
        Path input = Files.writeString(directory.resolve("i.json"), "{\"text\": \"hello\"}");

        Run run =
                run("predict", "--model", "nobody", "--input", input.toString(), "--repository", directory.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("there is no model 'nobody'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"a\", \"texts\": 1}|unknown field 'texts'",
                "{\"audio\": {\"features\": [[1], [1, 2]]}}|audio.features is ragged",
                "{\"audio\": {\"features\": [[\"x\"]]}}|must be a number",
                "{\"text\": \" \"}|is blank",
                "{\"id\": 1}|no modality at all",
                "{\"text\": \"a\"|is not valid JSON in line 1",
                "|holds no utterance",
            })
    void predict_withABadInputFile_saysWhatIsWrong(String row) throws IOException {
        String[] parts = row.split("\\|", 2);
        Path input = Files.writeString(directory.resolve("bad.json"), parts[0]);

        Run run = run("predict", "--model", "m", "--input", input.toString(), "--repository", directory.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(parts[1]);
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
