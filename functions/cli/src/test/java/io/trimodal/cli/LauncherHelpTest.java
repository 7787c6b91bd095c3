package io.trimodal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.support.Checkout;
import io.trimodal.support.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher where nothing was built: if asking for help began a build, it would fail, as there is no Maven. */
class LauncherHelpTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path checkout;

    @BeforeEach
    void copyTheLauncher() throws IOException {
        Files.copy(Checkout.own().resolve("trimodal"), checkout.resolve("trimodal"));
        Files.createFile(checkout.resolve("pom.xml")); // a release has none
    }

    private Run launcher(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("bash", checkout.resolve("trimodal").toString()));
        command.addAll(List.of(arguments));
        Path err = checkout.resolve("err");
        Trial.Result result = Trial.run(new ProcessBuilder(command).redirectError(err.toFile()), PATIENCE);
        return new Run(result.exit(), result.output(), Files.readString(err));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "test"})
    void help_ofWhatTheLauncherDoesItself_isItsOwn(String command) throws IOException {
        for (String asked : List.of("--help", "-h")) {
            Run run = launcher(command, asked);
            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.out()).startsWith("Usage: trimodal " + command);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "predict",
                "explain",
                "robustness-check",
                "models",
                "train",
                "evaluate",
                "usage",
                "bench",
                "features"
            })
    void help_beforeTheFirstBuild_saysWhatTheCommandIsFor_andBuildsNothing(String command) throws IOException {
        for (Run run : List.of(launcher(command, "--help"), launcher("help", command))) {
            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.out()).startsWith(command + ": ").contains("once it is built");
            assertThat(run.err()).isEmpty();
        }
        assertThat(checkout.resolve("target")).doesNotExist();
    }

    @Test
    void help_withoutACommand_listsThem() throws IOException {
        String page = launcher("help").out();

        assertThat(page).startsWith("Usage: trimodal <command>").contains("robustness-check", "COMMAND --help");
        assertThat(launcher("--help").out()).isEqualTo(page);
        assertThat(launcher().out()).isEqualTo(page);
    }

    @Test
    void command_thatIsNone_isRefusedBeforeAnythingIsBuilt() throws IOException {
        Run run = launcher("frobnicate");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("there is no command 'frobnicate'");
        assertThat(checkout.resolve("target")).doesNotExist();
    }
}
