package io.trimodal.modeling.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.feature.Modality;
import io.trimodal.model.Architecture;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.Configuration.Input;
import io.trimodal.modeling.architecture.PublishedConfigurations;
import io.trimodal.modeling.architecture.SentimentModel;
import io.trimodal.modeling.architecture.SentimentModel.Embedded;
import io.trimodal.modeling.architecture.SentimentModel.Fused;
import io.trimodal.modeling.architecture.TrainableModel;
import io.trimodal.modeling.onnx.GraphEvaluation;
import io.trimodal.modeling.onnx.Graphs;
import io.trimodal.modeling.parameter.FormulaWeights;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Value;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The served form of every graph against the plain form, all outputs, evaluated in float32 both. */
class ServedGraphsTest {
    /** Of the root mean square of an output; float32 rounding through some thirty operators. */
    private static final double LIMIT = 5e-5;

    private static final Configuration.Input LANGUAGE = new Input(9, 150);
    private static final Configuration.Input AUDIO = new Input(40, 5);
    private static final Configuration.Input VISION = new Input(33, 74);

    @ParameterizedTest
    @CsvSource({
        "ALMT, 1, 1", "ALMT, 1, 9", "ALMT, 3, 1", "ALMT, 3, 2", "ALMT, 2, 9",
        "LNLN, 1, 1", "LNLN, 1, 9", "LNLN, 3, 1", "LNLN, 3, 2", "LNLN, 2, 9"
    })
    void embeddings_equalThePlainForm_forAnyBatchAndNumberOfFrames(Architecture architecture, int batch, int frames) {
        Configuration configuration = configuration(architecture, "mosi", LANGUAGE, AUDIO, VISION);
        for (Modality modality : Modality.values()) {
            int dims = configuration.input(modality).dims();
            checkEmbedding(configuration, modality, tensor("x", 0, 1, batch, frames, dims));
        }
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void embeddings_equalThePlainForm_atFullLength(Architecture architecture) {
        Configuration configuration = configuration(architecture, "mosi", LANGUAGE, AUDIO, VISION);
        for (Modality modality : Modality.values()) {
            Input size = configuration.input(modality);
            checkEmbedding(configuration, modality, tensor("x", 0, 1, 2, size.frames(), size.dims()));
        }
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void embeddings_equalThePlainForm_forLargeFeaturesThatNobodyNormalised(Architecture architecture) {
        Configuration configuration = configuration(architecture, "mosi", LANGUAGE, AUDIO, VISION);
        for (Modality modality : Modality.values()) {
            Input size = configuration.input(modality);
            checkEmbedding(configuration, modality, tensor("x", 2360, 2640, 2, size.frames(), size.dims()));
        }
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void embeddings_equalThePlainForm_forPaddingAlone(Architecture architecture) {
        Configuration configuration = configuration(architecture, "mosi", LANGUAGE, AUDIO, VISION);
        for (Modality modality : Modality.values()) {
            Input size = configuration.input(modality);
            checkEmbedding(configuration, modality, tensor("x", 0, 0, 1, size.frames(), size.dims()));
        }
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void embeddings_equalThePlainForm_whereTheProjectionLacksRank(Architecture architecture) {
        Configuration configuration = configuration(architecture, "mosi", LANGUAGE, AUDIO, VISION);
        Map<String, Weights> weights = new LinkedHashMap<>(weights(configuration));
        float[] projection = weights.get("proj_a.0.weight").values();
        for (int i = 0; i < 128; i++) {
            // Column 0 nothing, 1 what is constant over the width and so is taken out, 3 twice column 2.
            projection[i * 5] = 0;
            projection[i * 5 + 1] = 0.5f;
            projection[i * 5 + 3] = 2 * projection[i * 5 + 2];
        }
        checkEmbedding(configuration, weights, Modality.AUDIO, tensor("x", 0, 1, 2, 40, 5));
    }

    @ParameterizedTest
    @CsvSource({"ALMT, mosi, 1", "ALMT, mosi, 5", "ALMT, mosei, 2", "LNLN, mosi, 1", "LNLN, mosi, 5", "LNLN, sims, 2"})
    void fusion_equalsThePlainForm(Architecture architecture, String name, int batch) {
        Configuration configuration = configuration(architecture, name, LANGUAGE, AUDIO, VISION);
        checkFusion(configuration, batch);
    }

    @Test
    void models_equalThePlainForm_whereEveryNumberIsUnusual() {
        Configuration mosi = configuration(Architecture.LNLN, "mosi", LANGUAGE, AUDIO, VISION);
        Configuration unusual = new Configuration(
                Architecture.LNLN,
                "unusual",
                mosi.inputs(),
                48,
                3,
                new Configuration.Blocks(2, 16, 24),
                3,
                new Configuration.Hyper(2, 4, 8),
                3,
                new Configuration.LnlnParts(3, 1, 1, 10, mosi.lnln().losses()));
        for (Modality modality : Modality.values()) {
            Input size = unusual.input(modality);
            checkEmbedding(unusual, modality, tensor("x", 0, 1, 2, size.frames(), size.dims()));
        }
        checkFusion(unusual, 2);
    }

    private static void checkEmbedding(Configuration configuration, Modality modality, Tensor features) {
        checkEmbedding(configuration, weights(configuration), modality, features);
    }

    private static void checkEmbedding(
            Configuration configuration, Map<String, Weights> weights, Modality modality, Tensor features) {
        TrainableModel plain = TrainableModel.of(configuration, false);
        Value input = plain.scope()
                .expressions()
                .input(modality.key(), SentimentModel.BATCH, Dim.symbol("frames"), Dim.of((int) features.shape()[2]));
        Embedded embedded = plain.embed(modality, input);
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("embedded", embedded.tokens());
        outputs.put("attention", embedded.attention());
        Map<String, Tensor> feeds = Map.of(modality.key(), features);
        byte[] served = new PackageGraphs(configuration, weights).embedding(modality);
        assertEqual(run(served, feeds), GraphEvaluation.run(outputs, weights, feeds));
    }

    private static void checkFusion(Configuration configuration, int batch) {
        Map<String, Weights> weights = weights(configuration);
        TrainableModel plain = TrainableModel.of(configuration, false);
        List<Value> inputs = new ArrayList<>();
        Map<String, Tensor> feeds = new LinkedHashMap<>();
        for (Modality modality : Modality.values()) {
            int[] shape = {configuration.tokens(), configuration.width()};
            inputs.add(plain.scope()
                    .expressions()
                    .input(modality.key(), SentimentModel.BATCH, Dim.of(shape[0]), Dim.of(shape[1])));
            feeds.put(modality.key(), tensor(modality.key(), 0.5, 2, batch, shape[0], shape[1]));
        }
        Fused fused = plain.fuse(inputs.get(0), inputs.get(1), inputs.get(2));
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("score", fused.score());
        outputs.put("alpha", fused.alpha());
        outputs.put("beta", fused.beta());
        outputs.put("hyper", fused.hyper());
        fused.completeness().ifPresent(value -> outputs.put("completeness", value));
        byte[] served = new PackageGraphs(configuration, weights).fuse();
        assertEqual(run(served, feeds), GraphEvaluation.run(outputs, weights, feeds));
    }

    private static Configuration configuration(
            Architecture architecture, String name, Input language, Input audio, Input vision) {
        return PublishedConfigurations.named(architecture, name).withInputs(language, audio, vision);
    }

    private static SequencedMap<String, Weights> weights(Configuration configuration) {
        return FormulaWeights.all(ServingParameters.shapes(configuration));
    }

    private static Tensor tensor(String name, double centre, double spread, int... shape) {
        float[] values = FormulaWeights.of(name, shape).values();
        long[] dims = new long[shape.length];
        for (int i = 0; i < shape.length; i++) {
            dims[i] = shape[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (centre + spread * values[i]);
        }
        return Tensor.of(dims, values);
    }

    private static Map<String, Tensor> run(byte[] model, Map<String, Tensor> feeds) {
        try (Graph graph = Graphs.load("served", model)) {
            return graph.run(feeds, graph.outputNames());
        }
    }

    private static void assertEqual(Map<String, Tensor> actual, Map<String, Tensor> expected) {
        assertThat(actual.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((name, value) -> {
            assertThat(actual.get(name).shape()).as(name).isEqualTo(value.shape());
            float[] wanted = floats(value);
            float[] got = floats(actual.get(name));
            double squares = 0;
            for (float element : wanted) {
                squares += (double) element * element;
            }
            double limit = LIMIT * Math.sqrt(squares / wanted.length);
            for (int i = 0; i < wanted.length; i++) {
                assertThat((double) got[i]).as("%s[%d]", name, i).isCloseTo(wanted[i], within(limit));
            }
        });
    }

    private static float[] floats(Tensor tensor) {
        Tensor.Floats floats = (Tensor.Floats) tensor;
        float[] values = new float[floats.values().limit()];
        floats.values().get(0, values);
        return values;
    }
}
