package io.trimodal.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.explain.ExplainOptions;
import io.trimodal.explain.Explainer;
import io.trimodal.explain.Explanation;
import io.trimodal.explain.unit.Method;
import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.LanguageInput;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.ModelPackage;
import io.trimodal.robustness.CheckOptions;
import io.trimodal.robustness.ProgressListener;
import io.trimodal.robustness.RobustnessChecker;
import io.trimodal.robustness.UtteranceCheck;
import io.trimodal.runtime.Cancellation;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Absent is one constant: the same in predict, in coalitions and in Shapley's baseline, whatever was given and however
 * long it was.
 */
class AbsentModalityTest {
    private static final Features AUDIO = Features.of(new float[][] {{1, 2}, {0, -1}, {3, 0}});
    private static final Features VISION = Features.of(new float[][] {{1}, {7}});

    @TempDir
    Path repository;

    static Stream<Arguments> languages() {
        Stream.Builder<Arguments> all = Stream.builder();
        for (int words = 1; words <= 6; words++) {
            Text text = new Text(Stream.generate(() -> "good").limit(words).collect(Collectors.joining(" ")));
            long[] ids = new long[words + 2];
            Arrays.fill(ids, 4);
            long[] mask = new long[ids.length];
            Arrays.fill(mask, 1);
            TokenIds tokens = new TokenIds(ids, mask, new long[ids.length]);
            float[] values = new float[3 * words];
            Arrays.fill(values, 2);
            Features features = new Features(words, 3, values);
            all.add(Arguments.of(ToyPackage.FROZEN, text));
            all.add(Arguments.of(ToyPackage.FROZEN, tokens));
            all.add(Arguments.of(ToyPackage.FROZEN, features));
            all.add(Arguments.of(ToyPackage.INSIDE, text));
            all.add(Arguments.of(ToyPackage.INSIDE, tokens));
            all.add(Arguments.of(ToyPackage.INSIDE_WITHOUT_WORDS, tokens));
            all.add(Arguments.of(ToyPackage.FEATURES_ONLY, features));
        }
        return all.build();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void coalition_isWhatPredictSaysWithoutTheOthers(LanguageSource source, LanguageInput language) {
        Path directory = ToyPackage.write(repository, "1", source, true, ToyPackage.selfTestScore(source));
        Utterance whole = new Utterance("u", language, AUDIO, VISION);
        try (LoadedModel model = LoadedModel.open(ModelPackage.open(directory), new OnnxGraphs(RuntimeOptions.cpu(1)));
                InferencePool pool = new InferencePool(1, 1)) {
            Explanation explanation =
                    new Explainer(pool).explain(model, whole, ExplainOptions.of(Method.SHAPLEY), Cancellation.NEVER);
            UtteranceCheck check = new RobustnessChecker(pool)
                    .check(
                            List.of(model),
                            List.of(whole),
                            Optional.empty(),
                            CheckOptions.published(),
                            ProgressListener.UNWATCHED)
                    .models()
                    .getFirst()
                    .utterances()
                    .getFirst();

            float none = ToyPackage.BIAS + ToyPackage.unknownWords(source);
            assertThat(explanation.shapley().none()).isEqualTo(none);
            assertThat(check.coalitions().getFirst().score()).isEqualTo(none);
            for (int i = 1; i < 8; i++) {
                Utterance without =
                        without(whole, explanation.coalitions().get(i).modalities());
                float predicted = new Predictor(pool)
                        .predict(model, List.of(without))
                        .getFirst()
                        .score();
                assertThat(explanation.coalitions().get(i).score()).isEqualTo(predicted);
                assertThat(check.coalitions().get(i).score()).isEqualTo(predicted);
            }
        }
    }

    private static Utterance without(Utterance whole, Set<Modality> given) {
        return new Utterance(
                whole.id(),
                given.contains(Modality.LANGUAGE) ? whole.language() : Absent.INSTANCE,
                given.contains(Modality.AUDIO) ? whole.audio() : Absent.INSTANCE,
                given.contains(Modality.VISION) ? whole.vision() : Absent.INSTANCE);
    }
}
