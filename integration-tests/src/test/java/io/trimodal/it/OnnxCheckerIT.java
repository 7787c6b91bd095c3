package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The graphs that this project emits pass the ONNX project's own checker. It needs Python with the onnx package (Debian: python3-onnx, which
 * {@code .ci/run} installs); without it the test is skipped and says so.
 */
class OnnxCheckerIT {
    private static final Path REPOSITORY = Path.of("../shared-model/default-models/target/repository");

    @Test
    void defaultPackages_passTheOnnxChecker() throws IOException, InterruptedException {
        Assumptions.assumeTrue(run("-c", "import onnx") == 0, "no Python with the onnx package: ONNX checker not run");
        List<String> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(REPOSITORY)) {
            paths.map(Path::toString)
                    .filter(path -> path.endsWith(".onnx") && !path.endsWith("text-encoder.onnx"))
                    .forEach(files::add);
        }
        assertThat(files).as("emitted graphs of two packages").hasSize(16);
        List<String> arguments = new ArrayList<>(List.of("src/test/resources/check-onnx.py"));
        arguments.addAll(files);

        assertThat(run(arguments.toArray(String[]::new))).isZero();
    }

    /** Debian's python3, as other Pythons on the path do not see Debian's packages. */
    private static int run(String... arguments) throws IOException, InterruptedException {
        String python = Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
        List<String> command = new ArrayList<>(List.of(python));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                System.err.println(output);
            }
            return exit;
        } catch (IOException _) {
            return -1;
        }
    }
}
