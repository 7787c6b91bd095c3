package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.support.Checkout;
import io.trimodal.support.Tool;
import io.trimodal.support.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The graphs that this project emits pass the ONNX project's own checker, which needs Python with the onnx package. */
class OnnxCheckerIT {
    private static final Path REPOSITORY = Checkout.own().resolve("shared-model/default-models/target/repository");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void defaultPackages_passTheOnnxChecker() throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Tool.ONNX_CHECKER.require().toString(), "src/test/resources/check-onnx.py"));
        List<String> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(REPOSITORY)) {
            paths.map(Path::toString)
                    .filter(path -> path.endsWith(".onnx") && !path.endsWith("text-encoder.onnx"))
                    .forEach(files::add);
        }
        assertThat(files).as("emitted graphs of two packages").hasSize(16);
        command.addAll(files);

        Trial.Result result = Trial.run(command, PATIENCE);

        assertThat(result.exit()).as(result.output()).isZero();
    }
}
