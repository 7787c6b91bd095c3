package io.trimodal.modeling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.feature.Modality;
import io.trimodal.model.Architecture;
import io.trimodal.model.Manifest.Provenance;
import io.trimodal.model.Uncertainty;
import io.trimodal.model.Uncertainty.HalfWidth;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.PublishedConfigurations;
import io.trimodal.modeling.export.ServingParameters;
import io.trimodal.modeling.export.TrainedWeights;
import io.trimodal.modeling.parameter.FormulaWeights;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareCommandTest {
    @TempDir
    private Path directory;

    @Test
    void compare_twoTrainings_printsFiguresSideBySideAndDashesWhereThereAreNone() throws Exception {
        Path first = weights("first", Map.of("test/complete/MAE", 0.7512, "test/completeness/Corr", 0.91));
        Path second = weights("second", Map.of("test/complete/MAE", 0.8));
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));

        int exit = line.execute("compare", first.toString(), second.toString());

        assertThat(exit).isZero();
        assertThat(out.toString().lines().map(String::strip))
                .anyMatch(row ->
                        row.matches("\\| text, audio\\*, vision\\* +\\| first +\\| - +\\| - +\\| 0.751 \\| - +\\|"))
                .anyMatch(row ->
                        row.matches("\\| text, audio\\*, vision\\* +\\| second +\\| - +\\| - +\\| 0.800 \\| - +\\|"))
                .anyMatch(row -> row.matches("\\| 0.5 +\\| first .*"))
                .anyMatch(row -> row.matches("\\| mean +\\| second .*"))
                .anyMatch(row -> row.contains("± 1.50") && row.contains("0.912"))
                .anyMatch(row -> row.startsWith("Correlation of completeness") && row.endsWith("first: 0.910"));
    }

    private Path weights(String name, Map<String, Double> figures) throws Exception {
        Configuration configuration = PublishedConfigurations.named(Architecture.ALMT, "mosi")
                .withInputs(
                        new Configuration.Input(3, 2), new Configuration.Input(3, 2), new Configuration.Input(3, 2));
        Path file = Files.createDirectory(directory.resolve(name)).resolve("weights.safetensors");
        new TrainedWeights(
                        configuration,
                        FormulaWeights.all(ServingParameters.shapes(configuration)),
                        "A toy.",
                        new Provenance("trained", "toys", "./trimodal train", 1, List.of()),
                        figures,
                        Optional.of(new Uncertainty(
                                0.9, "toys", List.of(new HalfWidth(Set.of(Modality.LANGUAGE), 0.3, 1.5, 0.912)))))
                .write(file);
        assertThat(TrainedWeights.read(file).uncertainty().orElseThrow().coverage())
                .isEqualTo(0.9);
        return file;
    }
}
