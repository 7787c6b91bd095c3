package io.trimodal.support;

import static io.trimodal.support.LauncherCopy.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code ./trimodal test} on machines that lack a program, or have one that does not work. Maven is a stand-in: what
 * the tests themselves do without a program is in {@link ToolTest}.
 */
class LauncherTest {
    @TempDir
    Path home;

    private LauncherCopy launcher;
    private Path programs;

    @BeforeEach
    void checkout() throws IOException {
        launcher = LauncherCopy.inCheckout(home);
        programs = launcher.programs();
    }

    @Test
    void test_terraformWithoutItsProvider_isGreenAndSaysWhatWasNotTested() throws IOException {
        script(
                programs.resolve("terraform"),
                "case $* in *init*) echo could not connect to its registry; exit 1;; esac");

        Trial.Result result = test(Map.of());

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output())
                .contains("terraform      NOT TESTED: infrastructure", "could not connect to its registry")
                .endsWith("0 passed, 0 failed, 0 skipped\n");
        assertThat(launcher.mavenCalls()).content().hasLineCount(1).contains("verify");
    }

    @ParameterizedTest
    @CsvSource({"terraform, exit 3", "moto_server, exit 3", "terraform, kill -9 $$"})
    void test_programThatDoesNotWork_isGreenAndSaysSo(String program, String script) throws IOException {
        script(programs.resolve("terraform"), "exit 0");
        script(programs.resolve("moto_server"), "exit 0");
        script(programs.resolve(program), script);

        Trial.Result result = test(Map.of());

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output()).containsPattern(program + " +NOT TESTED: ");
    }

    @Test
    void test_programThatIsRequired_failsAndSaysSo() throws IOException {
        script(programs.resolve("terraform"), "exit 3");

        Trial.Result result = test(Map.of("TRIMODAL_REQUIRED", "chromium terraform"));

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.output()).contains("TRIMODAL_REQUIRED demands terraform");
    }

    @Test
    void test_nativeImageThatDoesNotWork_isGreenAndSaysSo() throws IOException {
        script(programs.resolve("terraform"), "exit 3");
        script(Files.createDirectories(home.resolve("graal/bin")).resolve("native-image"), "echo no builder; exit 1");

        Trial.Result result =
                launcher.run(Map.of("GRAALVM_HOME", home.resolve("graal").toString()), "test", "--all");

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output())
                .containsPattern("native-image +NOT TESTED: native executables, as native-image no builder");
    }

    @Test
    void test_mavenThatFails_fails() throws IOException {
        script(programs.resolve("terraform"), "exit 3");
        script(home.resolve("mvnw"), "exit 5");

        assertThat(test(Map.of()).exit()).isEqualTo(5);
    }

    private Trial.Result test(Map<String, String> environment) {
        return launcher.run(environment, "test");
    }
}
