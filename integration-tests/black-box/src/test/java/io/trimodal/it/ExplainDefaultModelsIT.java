package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.erasure.Coalition;
import io.trimodal.erasure.Coalitions;
import io.trimodal.explain.ExplainOptions;
import io.trimodal.explain.Explainer;
import io.trimodal.explain.Explanation;
import io.trimodal.explain.attention.HeadMaps;
import io.trimodal.explain.faithfulness.Faithfulness;
import io.trimodal.explain.gradients.IntegratedGradients;
import io.trimodal.explain.unit.Method;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.model.LocalModelRepository;
import io.trimodal.modeling.simulate.SimulatedUtterance;
import io.trimodal.modeling.simulate.UtteranceSimulator;
import io.trimodal.predict.LoadedModel;
import io.trimodal.runtime.Cancellation;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Explanations of the two default models, on sentences with a simulated voice and face. */
class ExplainDefaultModelsIT {
    private static final Path REPOSITORY = Path.of(
            System.getProperty("trimodal.default-repository", "../../shared-model/default-models/target/repository"));
    private static final List<String> OPINIONS = List.of(
            "wonderful", "dull", "moving", "a mess", "funny", "unbearable", "charming", "tedious", "superb", "silly");
    private static final List<String> FRAMES = List.of(
            "the film was %s",
            "i found it %s, and i would say so again",
            "%s from the first minute to the last",
            "well, the acting is %s",
            "nobody told me how %s this would be",
            "what a %s story about two unhappy people",
            "it is %s, but not for everyone",
            "the second half turns out to be %s",
            "honestly, %s",
            "so %s that i forgot the time");

    private static LoadedModel open(String name, int threads) {
        LocalModelRepository repository = new LocalModelRepository(REPOSITORY);
        return LoadedModel.open(
                repository.open(repository.resolve(name)),
                new OnnxGraphs(new RuntimeOptions(threads, RuntimeOptions.Device.CPU)));
    }

    /** A hundred sentences; what voice and face show runs from one end of the scale to the other. */
    private static List<Utterance> utterances() {
        List<Utterance> utterances = new ArrayList<>();
        UtteranceSimulator simulator = new UtteranceSimulator(7);
        for (String frame : FRAMES) {
            for (String opinion : OPINIONS) {
                String text = frame.formatted(opinion);
                float sentiment = OPINIONS.indexOf(opinion) % 2 == 0 ? 0.8f : -0.8f;
                SimulatedUtterance simulated = simulator.simulate(text, sentiment);
                utterances.add(new Utterance(
                        text,
                        new Text(text),
                        simulated.audio().features(),
                        simulated.vision().features()));
            }
        }
        return utterances;
    }

    @ParameterizedTest
    @ValueSource(strings = {"trimodal-almt", "trimodal-lnln"})
    void integratedGradients_addUp_onNearlyAllUtterances(String name) {
        int complete = 0;
        try (LoadedModel model = open(name, 1);
                InferencePool pool = new InferencePool(2, 1)) {
            ExplainOptions options = ExplainOptions.of(Method.INTEGRATED_GRADIENTS);
            for (Utterance utterance : utterances()) {
                IntegratedGradients found = new Explainer(pool)
                        .explain(model, utterance, options, Cancellation.NEVER)
                        .integratedGradients()
                        .orElseThrow();
                double sum = found.features().values().stream()
                        .flatMapToDouble(Arrays::stream)
                        .sum();
                assertThat(found.difference() - sum).isEqualTo(found.residual(), within(1e-9));
                complete += Math.abs(found.residual()) < 0.01 * Math.abs(found.difference()) ? 1 : 0;
            }
        }
        assertThat(complete).isGreaterThanOrEqualTo(95);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trimodal-almt", "trimodal-lnln"})
    void everything_isTheSameToTheLastBit_onOneThreadAndTwo(String name) {
        ExplainOptions options = ExplainOptions.of(Method.ATTENTION, Method.OCCLUSION, Method.INTEGRATED_GRADIENTS)
                .with(new Faithfulness(4, 3, 11));
        Utterance utterance = utterances().get(12);
        Explanation one;
        try (LoadedModel model = open(name, 1);
                InferencePool pool = new InferencePool(1, 1)) {
            one = new Explainer(pool).explain(model, utterance, options, Cancellation.NEVER);
            Explanation again = new Explainer(pool).explain(model, utterance, options, Cancellation.NEVER);
            assertThat(again).usingRecursiveComparison().isEqualTo(one);
        }
        try (LoadedModel model = open(name, 2);
                InferencePool pool = new InferencePool(2, 1)) {
            Explanation two = new Explainer(pool).explain(model, utterance, options, Cancellation.NEVER);
            assertThat(two).usingRecursiveComparison().isEqualTo(one);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trimodal-almt", "trimodal-lnln"})
    void attention_isADistribution_andItsRolloutIsWhatIsLeftOfIt(String name) {
        try (LoadedModel model = open(name, 1);
                InferencePool pool = new InferencePool(2, 1)) {
            Explanation explanation = new Explainer(pool)
                    .explain(
                            model,
                            utterances().get(3),
                            ExplainOptions.of(Method.ATTENTION, Method.OCCLUSION),
                            Cancellation.NEVER);
            HeadMaps alpha = explanation.attention().orElseThrow().alpha();
            double row = 0;
            for (int column = 0; column < alpha.tokens(); column++) {
                row += alpha.value(1, 2, 3, column);
            }
            assertThat(row).isEqualTo(1, within(1e-5));
            Map<Modality, double[]> rollout =
                    explanation.attention().orElseThrow().rollout().values();
            rollout.values().forEach(values -> {
                assertThat(Arrays.stream(values).allMatch(value -> value >= 0)).isTrue();
                assertThat(Arrays.stream(values).sum()).isBetween(0.0, 1.0);
            });
            assertThat(explanation.rankCorrelations()).containsOnlyKeys(Modality.values());
            explanation
                    .rankCorrelations()
                    .values()
                    .forEach(value -> assertThat(value).isBetween(-1.0, 1.0));
            assertThat(explanation.coalitions().stream().map(Coalition::modalities))
                    .hasSize(Coalitions.COUNT);
        }
    }
}
