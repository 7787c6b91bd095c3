package io.trimodal.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code ./trimodal test} on machines that lack a program, or have one that does not work. Maven is a stand-in that
 * only writes down how it was called: what the tests themselves do without a program is in {@link ToolTest}.
 */
class LauncherTest {
    private static final Path CHECKOUT = Checkout.own().root();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path home;

    private Path programs;

    @BeforeEach
    void checkout() throws IOException {
        for (String file : List.of(
                "trimodal", "terraform/tests/run", "terraform/versions.tf", "integration-tests/support/summary")) {
            Files.createDirectories(home.resolve(file).getParent());
            Files.copy(CHECKOUT.resolve(file), home.resolve(file));
        }
        script(home.resolve("mvnw"), "echo \"$*\" >> \"$(dirname \"$0\")/maven-calls\"");
        programs = Files.createDirectory(home.resolve("programs"));
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
        assertThat(home.resolve("maven-calls")).content().hasLineCount(1).contains("verify");
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

        Trial.Result result = test(Map.of("GRAALVM_HOME", home.resolve("graal").toString()));

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
        ProcessBuilder builder =
                new ProcessBuilder(home.resolve("trimodal").toString(), "test").directory(home.toFile());
        builder.environment()
                .keySet()
                .removeIf(
                        name -> name.startsWith("TRIMODAL_") || name.startsWith("TF_") || name.equals("GRAALVM_HOME"));
        builder.environment().put("PATH", programs + ":/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return Trial.run(builder, PATIENCE);
    }

    private static void script(Path file, String lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
