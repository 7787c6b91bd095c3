package io.trimodal.benchmark.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.benchmark.report.JsonTables;
import io.trimodal.benchmark.report.Table;
import io.trimodal.benchmark.run.Bench;
import io.trimodal.benchmark.run.Progress;
import io.trimodal.benchmark.run.Settings;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import io.trimodal.runtime.RuntimeOptions.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** All but the GPU itself: its place is taken by the processors, whose scores must be the same to the last bit. */
class CudaSectionTest {
    private static final Path MODELS = Path.of("..", "..", "shared-model", "default-models", "target", "repository");
    private static final Path NOWHERE = Path.of("nowhere");
    private static final Settings SETTINGS = new Settings(1, 0.01, 1, true, MODELS, NOWHERE, NOWHERE, NOWHERE);

    private final List<Table> tables = new ArrayList<>();

    private void run(CudaSection section) {
        try (Bench bench = new Bench(SETTINGS, Progress.none())) {
            section.run(bench, tables::add);
        }
    }

    @Test
    void bothModels_fromFeaturesAndText_andTheEncoder_areCompared() throws IOException {
        run(new CudaSection(Device.CPU, List.of(1, 2)));

        JsonNode json = new ObjectMapper()
                .readTree(JsonTables.of(new LinkedHashMap<>(), tables))
                .path("tables");
        assertThat(json.properties())
                .extracting(table -> table.getKey())
                .containsExactly(
                        "cuda-trimodal-almt-features",
                        "cuda-trimodal-almt-text",
                        "cuda-trimodal-lnln-features",
                        "cuda-trimodal-lnln-text",
                        "cuda-encoder");
        assertThat(json).allSatisfy(table -> {
            assertThat(table.path("rows")).hasSize(4);
            JsonNode compared = table.at("/rows/3");
            assertThat(compared.path("batch").asInt()).isEqualTo(2);
            assertThat(compared.path("baseline").asText()).isEqualTo("cpu, batch 2");
            assertThat(compared.path("rate").asDouble()).isPositive();
            assertThat(compared.path("difference").asDouble(1)).isZero();
        });
    }

    @Test
    void withoutAGpu_itIsSaidWhatIsNeeded() {
        OnnxGraphs graphs = new OnnxGraphs(new RuntimeOptions(1, Device.CUDA_OR_CPU));
        graphs.load(MODELS.resolve("trimodal-almt/2.1.0/fuse.onnx")).close();
        Assumptions.assumeTrue(graphs.fellBack(), "there is a GPU");

        assertThatIllegalStateException()
                .isThrownBy(() -> run(new CudaSection()))
                .withMessageContaining("needs a GPU")
                .withMessageContaining("-Pcuda-libraries");
        assertThat(tables).isEmpty();
    }
}
