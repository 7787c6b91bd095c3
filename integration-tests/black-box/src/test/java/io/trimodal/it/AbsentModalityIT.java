package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.erasure.Coalitions;
import io.trimodal.explain.ExplainOptions;
import io.trimodal.explain.Explainer;
import io.trimodal.explain.Explanation;
import io.trimodal.explain.shapley.ModalityShapley;
import io.trimodal.explain.unit.Method;
import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.LanguageInput;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.model.LocalModelRepository;
import io.trimodal.modeling.simulate.SimulatedUtterance;
import io.trimodal.modeling.simulate.UtteranceSimulator;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.Predictor;
import io.trimodal.predict.PreparedUtterance;
import io.trimodal.robustness.CheckOptions;
import io.trimodal.robustness.ProgressListener;
import io.trimodal.robustness.RobustnessChecker;
import io.trimodal.robustness.UtteranceCheck;
import io.trimodal.runtime.Cancellation;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On one thread a coalition's score is to the last bit what predict says of the utterance without the other modalities.
 */
class AbsentModalityIT {
    private static final Path REPOSITORY = Path.of(
            System.getProperty("trimodal.default-repository", "../../shared-model/default-models/target/repository"));

    /** Longer than the models take: the longest is cut. */
    private static final List<Integer> LENGTHS = List.of(1, 2, 3, 5, 8, 13, 21, 34, 47, 48, 60);

    private static Utterance utterance(int words) {
        String text = "a film that is not so bad as it looks ".repeat(7);
        String cut = String.join(" ", List.of(text.split(" ")).subList(0, words));
        SimulatedUtterance simulated = new UtteranceSimulator(words).simulate(cut, words % 2 == 0 ? 0.8f : -0.8f);
        return new Utterance(
                "of " + words,
                new Text(cut),
                simulated.audio().features(),
                simulated.vision().features());
    }

    /** The same words as text, as token ids and as features. */
    private static List<Utterance> forms(LoadedModel model, Utterance utterance) {
        TokenIds ids =
                (TokenIds) PreparedUtterance.of(model, 0, utterance).inputs().get(Modality.LANGUAGE);
        List<Utterance> forms = new ArrayList<>();
        for (LanguageInput language :
                List.of(utterance.language(), ids, (Features) model.language().encoded(ids))) {
            forms.add(new Utterance(utterance.id(), language, utterance.audio(), utterance.vision()));
        }
        return forms;
    }

    @ParameterizedTest
    @ValueSource(strings = {"trimodal-almt", "trimodal-lnln"})
    void coalition_isWhatPredictSaysWithoutTheOthers(String name) {
        LocalModelRepository repository = new LocalModelRepository(REPOSITORY);
        Set<Float> nones = new HashSet<>();
        try (LoadedModel model = LoadedModel.open(
                        repository.open(repository.resolve(name)),
                        new OnnxGraphs(new RuntimeOptions(1, RuntimeOptions.Device.CPU)));
                InferencePool pool = new InferencePool(1, 1)) {
            for (int words : LENGTHS) {
                for (Utterance whole : forms(model, utterance(words))) {
                    Explanation explained = new Explainer(pool)
                            .explain(model, whole, ExplainOptions.of(Method.ATTENTION), Cancellation.NEVER);
                    UtteranceCheck check = new RobustnessChecker(pool)
                            .check(
                                    List.of(model),
                                    List.of(whole),
                                    Optional.empty(),
                                    options(),
                                    ProgressListener.UNWATCHED)
                            .models()
                            .getFirst()
                            .utterances()
                            .getFirst();
                    for (int i = 1; i < Coalitions.COUNT; i++) {
                        Utterance without = without(whole, Coalitions.members(i));
                        float predicted = new Predictor(pool)
                                .predict(model, List.of(without))
                                .getFirst()
                                .score();
                        assertThat(explained.coalitions().get(i).score()).isEqualTo(predicted);
                        assertThat(check.coalitions().get(i).score()).isEqualTo(predicted);
                    }
                    nones.add(explained.coalitions().getFirst().score());
                    nones.add(check.coalitions().getFirst().score());
                    requireEfficiency(explained);
                }
            }
        }
        assertThat(nones).hasSize(1);
    }

    /** The values add up to f(all) − f(none), none being absent everywhere. */
    private static void requireEfficiency(Explanation explained) {
        ModalityShapley shapley = explained.shapley();
        double sum = shapley.values().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(shapley.none()).isEqualTo(explained.coalitions().getFirst().score());
        assertThat(shapley.all()).isEqualTo(explained.prediction().score());
        assertThat(sum).isEqualTo(shapley.all() - shapley.none(), within(1e-9));
    }

    private static CheckOptions options() {
        return new CheckOptions(
                CheckOptions.published().protocol(), Set.of(Modality.values()), List.of(0.5), List.of(1L));
    }

    private static Utterance without(Utterance whole, Set<Modality> given) {
        return new Utterance(
                whole.id(),
                given.contains(Modality.LANGUAGE) ? whole.language() : Absent.INSTANCE,
                given.contains(Modality.AUDIO) ? whole.audio() : Absent.INSTANCE,
                given.contains(Modality.VISION) ? whole.vision() : Absent.INSTANCE);
    }
}
