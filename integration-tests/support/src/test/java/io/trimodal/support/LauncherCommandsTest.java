package io.trimodal.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands of the launcher in a checkout and in a release. Maven is a stand-in that writes down how it was called. */
class LauncherCommandsTest {
    @TempDir
    Path home;

    @Test
    void testModule_named_runsItsTestsAlone() throws IOException {
        LauncherCopy launcher = withModule();

        Trial.Result result = launcher.run(Map.of(), "test", "--module", "core");

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(launcher.mavenCalls())
                .content()
                .hasLineCount(1)
                .contains("-Dtest=io.trimodal.OneTest,io.trimodal.TwoTest ", "-pl functions/core -am test");
    }

    @Test
    void testModule_methodNamed_runsItAlone() throws IOException {
        LauncherCopy launcher = withModule();

        Trial.Result result = launcher.run(Map.of(), "test", "--module", "core", "TwoTest#passes_*");

        assertThat(launcher.mavenCalls()).content().contains("-Dtest=io.trimodal.TwoTest#passes_* ");
        // the stand-in ran none
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.output()).contains("functions/core has no test 'TwoTest#passes_*'");
    }

    @Test
    void testModule_testFromOutside_isPackagedBefore() throws IOException {
        LauncherCopy launcher = withModule();
        Files.createFile(home.resolve("functions/core/src/test/java/io/trimodal/WholeIT.java"));

        launcher.run(Map.of(), "test", "--module", "core", "WholeIT");

        assertThat(launcher.mavenCalls()).content().contains("-Dit.test=io.trimodal.WholeIT ", " verify");
    }

    @Test
    void testModule_unknown_namesThoseThatAreThere() throws IOException {
        Trial.Result result = withModule().run(Map.of(), "test", "--module", "cores");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.output()).contains("there is no module 'cores'; these are: core");
    }

    @Test
    void testModule_unknownTest_saysSo() throws IOException {
        Trial.Result result = withModule().run(Map.of(), "test", "--module", "core", "ThreeTest");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.output()).contains("functions/core has no test 'ThreeTest'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "bench", "release", "run --dev", "run --weights open"})
    void released_commandThatNeedsSources_saysSo(String command) throws IOException {
        Trial.Result result = LauncherCopy.released(home).run(Map.of(), command.split(" "));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.output()).contains("'" + command + "' needs the sources, and this is a release");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--weights", "--weights=", "--weights opened", "--weights=Open"})
    void run_unknownWeights_namesBothSets(String arguments) throws IOException {
        LauncherCopy launcher = LauncherCopy.inCheckout(home);

        Trial.Result result = launcher.run(Map.of(), ("run " + arguments).split(" "));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.output()).contains("--weights needs research or open, not '");
        assertThat(launcher.mavenCalls()).doesNotExist();
    }

    @Test
    void released_help_listsOnlyWhatCanBeDone() throws IOException {
        Trial.Result result = LauncherCopy.released(home).run(Map.of(), "help");

        assertThat(result.output()).contains("  predict ").doesNotContain("  test ", "  bench ", "  release ");
    }

    @Test
    void release_withoutNativeImage_saysHowToDoWithout() throws IOException {
        Trial.Result result = LauncherCopy.inCheckout(home).run(Map.of(), "release");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.output()).contains("need GRAALVM_HOME", "--class-files does without them");
    }

    @Test
    void release_buildThatLeavesNothing_takesNothingOld() throws IOException {
        LauncherCopy launcher = LauncherCopy.inCheckout(home);

        Trial.Result result = launcher.run(Map.of(), "release", "--class-files");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.output()).contains("the build left no new");
    }

    @Test
    void release_intoAFolderWithFiles_isRefusedAndLeavesThem() throws IOException {
        Path file =
                Files.writeString(Files.createDirectory(home.resolve("mine")).resolve("letter"), "dear");

        Trial.Result result = LauncherCopy.inCheckout(home)
                .run(
                        Map.of(),
                        "release",
                        "--class-files",
                        "--output",
                        file.getParent().toString());

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.output()).contains("must be a new or an empty folder");
        assertThat(file).hasContent("dear");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--modul core", "--All", "-module core", "-pl functions/core --modul", "--all --fast"})
    void test_unknownOption_isNamedAboveTheUsageOfTest(String arguments) throws IOException {
        LauncherCopy launcher = LauncherCopy.inCheckout(home);

        Trial.Result result = launcher.run(Map.of(), ("test " + arguments).split(" "));

        assertThat(result.exit()).as(result.output()).isEqualTo(2);
        assertThat(result.output())
                .containsPattern(
                        "^trimodal: test does not know '(--modul|--All|-module|--fast)'\nUsage: trimodal test ")
                .contains("--module NAME");
        assertThat(launcher.mavenCalls()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-pl functions/core -am",
                "--projects=functions/core --also-make",
                "-Dtest=A#b -P -slow -T2 -X",
                "--color never --no-transfer-progress -rf :core"
            })
    void test_optionsOfMaven_arePassedOn(String arguments) throws IOException {
        LauncherCopy launcher = LauncherCopy.inCheckout(home);

        launcher.run(Map.of(), ("test " + arguments).split(" "));

        assertThat(launcher.mavenCalls()).content().endsWith(" verify " + arguments + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--output", "--output=", "--frobnicate"})
    void release_badOption_saysSo(String option) throws IOException {
        LauncherCopy launcher = LauncherCopy.inCheckout(home);

        Trial.Result result = launcher.run(Map.of(), "release", "--class-files", option);

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.output()).startsWith("trimodal: ").contains(option.replace("=", ""));
        assertThat(launcher.mavenCalls()).doesNotExist();
    }

    /** A checkout with one module and two tests. */
    private LauncherCopy withModule() throws IOException {
        LauncherCopy launcher = LauncherCopy.inCheckout(home);
        Path tests = Files.createDirectories(home.resolve("functions/core/src/test/java/io/trimodal"));
        Files.createFile(home.resolve("functions/core/pom.xml"));
        Files.createFile(tests.resolve("OneTest.java"));
        Files.createFile(tests.resolve("TwoTest.java"));
        Files.createFile(tests.resolve("Example.java"));
        for (String folder : new String[] {"shared-model", "integration-tests", "native-configs"}) {
            Files.createDirectories(home.resolve(folder));
        }
        return launcher;
    }
}
