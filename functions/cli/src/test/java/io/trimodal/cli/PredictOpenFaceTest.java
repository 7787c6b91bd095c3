package io.trimodal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.feature.Modality;
import io.trimodal.model.Architecture;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.ModelId;
import io.trimodal.modeling.export.CheckpointPackage;
import io.trimodal.modeling.export.ModelExporter;
import io.trimodal.modeling.export.PackageSpecification;
import io.trimodal.modeling.simulate.SimulatedFace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code predict} of OpenFace's files. */
class PredictOpenFaceTest {
    private static final String CSV = "frame, face_id, timestamp, confidence, success, "
            + String.join(", ", SimulatedFace.names()) + "\n1, 0, 0.0, 0.98, 1" + ", 0.5".repeat(20)
            + "\n2, 0, 0.2, 0.10, 0" + ", 0.5".repeat(20) + "\n";

    @TempDir
    private Path directory;

    private Run predict(String file, String content) throws IOException {
        Path input = Files.writeString(directory.resolve(file), content);
        return Run.of("predict", "--model", "face", "--input", input.toString(), "--repository", directory.toString());
    }

    private void export() {
        PackageSpecification formula =
                CheckpointPackage.formula(new ModelId("face", "1"), Architecture.ALMT, "mosi", Optional.empty());
        Map<Modality, FeatureContract> contracts = new EnumMap<>(formula.contracts());
        contracts.computeIfPresent(
                Modality.VISION,
                (_, contract) -> new FeatureContract(
                        contract.dims(), contract.frames(), SimulatedFace.names(), "5 frames/s: of OpenFace."));
        new ModelExporter(_ -> {})
                .export(
                        new PackageSpecification(
                                formula.id(),
                                formula.description(),
                                formula.configuration(),
                                formula.weights(),
                                contracts,
                                formula.scale(),
                                formula.language(),
                                formula.provenance(),
                                formula.evaluation(),
                                formula.uncertainty()),
                        directory);
    }

    @Test
    void csv_isAnUtteranceOfVision_aloneOrInJson() throws IOException {
        export();
        Run alone = predict("clip-7.csv", CSV);
        assertThat(alone.exit()).as(alone.err()).isZero();
        assertThat(alone.out())
                .contains("\"id\":\"0\"")
                .contains("\"vision\":{\"status\":\"present\"")
                .contains("in 1 of 2 frames no face was tracked");

        String quoted = new ObjectMapper().valueToTree(CSV).toString();
        Run inJson = predict("clip.jsonl", "{\"vision\": {\"openface\": " + quoted + "}}");
        assertThat(alone.out()).contains(inJson.out().strip());

        Run lacking = predict("other.csv", CSV.replace("au12_r", "mouth"));
        assertThat(lacking.exit()).isEqualTo(1);
        assertThat(lacking.err()).contains("au12_r");
    }

    @Test
    void badCsv_namesTheLine() throws IOException {
        Run run = predict("bad.csv", CSV.replace("0.2", "x"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("bad.csv").contains("line 3: timestamp must be a finite number");
        Run inJson = predict("bad.jsonl", "{\"vision\": {\"openface\": \"frame\"}}");
        assertThat(inJson.exit()).isEqualTo(1);
        assertThat(inJson.err()).contains("bad.jsonl, line 1", "/vision/openface", "line 1: is not the header");
    }
}
