package io.trimodal.modeling.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.feature.Modality;
import io.trimodal.model.Architecture;
import io.trimodal.model.ModelId;
import io.trimodal.model.ModelPackage;
import io.trimodal.modeling.parameter.FormulaWeights;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import io.trimodal.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a package, run as a stranger would run them, against the published code. */
class PackageGoldenTest {
    private static final OnnxGraphs GRAPHS = new OnnxGraphs(RuntimeOptions.cpu(2));

    @TempDir
    private Path repository;

    @Test
    void almtPackage_chainedThroughTheSeam_givesPublishedScoresAndGradients() throws IOException {
        check(Architecture.ALMT, "almt-mosi");
    }

    @Test
    void lnlnPackage_chainedThroughTheSeam_givesPublishedScoresAndGradients() throws IOException {
        check(Architecture.LNLN, "lnln-mosi");
    }

    private void check(Architecture architecture, String name) throws IOException {
        JsonNode golden;
        try (var in = PackageGoldenTest.class.getResourceAsStream("/goldens/" + name + ".json")) {
            golden = new ObjectMapper().readTree(in);
        }
        ModelPackage model = new ModelExporter(file -> {})
                .export(
                        CheckpointPackage.formula(
                                new ModelId(name, "1"), architecture, "mosi", java.util.Optional.empty()),
                        repository);
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        Map<String, Tensor> embedded = new LinkedHashMap<>();
        for (Modality modality : Modality.values()) {
            Tensor features = features(model, modality, architecture);
            inputs.put(modality.key(), features);
            embedded.put(
                    modality.key(),
                    run(model, "embed-" + modality.key(), Map.of(modality.key(), features), "embedded")
                            .get("embedded"));
        }
        Map<String, Tensor> fused = run(
                model, "fuse-gradient", embedded, "score", "language_gradient", "audio_gradient", "vision_gradient");
        assertClose(fused.get("score"), golden.path("score"), 1e-4);
        assertClose(run(model, "fuse", embedded, "score").get("score"), golden.path("score"), 1e-4);
        if (architecture == Architecture.LNLN) {
            assertClose(
                    run(model, "fuse", embedded, "completeness").get("completeness"),
                    golden.path("completeness"),
                    1e-4);
        }
        for (Modality modality : Modality.values()) {
            String key = modality.key();
            Tensor gradient = run(
                            model,
                            "embed-" + key + "-gradient",
                            Map.of(key, inputs.get(key), "upstream", fused.get(key + "_gradient")),
                            key + "_gradient")
                    .get(key + "_gradient");
            JsonNode expected = golden.path("score_gradient").path(key);
            double norm = norm(floats(gradient));
            assertThat(norm).isCloseTo(expected.path("l2").asDouble(), within(1e-3 * norm));
            float[] first =
                    Arrays.copyOf(floats(gradient), expected.path("first").size());
            assertClose(first, expected.path("first"), 1e-3);
        }
    }

    /** As the README of the goldens says: zero from floor(frames·(b+1)/4) on; LNLN's incomplete rows besides. */
    private static Tensor features(ModelPackage model, Modality modality, Architecture architecture) {
        int frames = model.manifest().contracts().get(modality).frames();
        int dims = model.manifest().contracts().get(modality).dims();
        float[] values =
                FormulaWeights.of("input." + modality.key(), 4, frames, dims).values();
        for (int row = 0; row < 4 * frames; row++) {
            boolean padding = row % frames >= frames * (row / frames + 1) / 4;
            boolean dropped =
                    architecture == Architecture.LNLN && FormulaWeights.uniform("keep." + modality.key(), row) <= -0.2;
            if (padding || dropped) {
                Arrays.fill(values, row * dims, (row + 1) * dims, 0);
            }
        }
        return Tensor.of(new long[] {4, frames, dims}, values);
    }

    private static Map<String, Tensor> run(
            ModelPackage model, String graph, Map<String, Tensor> feeds, String... outputs) {
        try (Graph loaded = GRAPHS.load(model.file(graph + ".onnx"))) {
            return loaded.run(feeds, List.of(outputs));
        }
    }

    private static void assertClose(Tensor actual, JsonNode expected, double relative) {
        assertClose(floats(actual), expected, relative);
    }

    private static void assertClose(float[] actual, JsonNode expected, double relative) {
        double squares = 0;
        for (JsonNode value : expected) {
            squares += value.asDouble() * value.asDouble();
        }
        double scale = Math.sqrt(squares / expected.size());
        assertThat(actual).hasSize(expected.size());
        for (int i = 0; i < actual.length; i++) {
            assertThat((double) actual[i]).isCloseTo(expected.get(i).asDouble(), within(relative * scale));
        }
    }

    private static float[] floats(Tensor tensor) {
        Tensor.Floats floats = (Tensor.Floats) tensor;
        float[] values = new float[floats.values().limit()];
        floats.values().get(0, values);
        return values;
    }

    private static double norm(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }
}
