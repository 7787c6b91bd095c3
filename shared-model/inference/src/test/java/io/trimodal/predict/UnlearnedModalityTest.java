package io.trimodal.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.explain.ExplainOptions;
import io.trimodal.explain.Explainer;
import io.trimodal.explain.unit.Method;
import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.FramesInput;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.model.ManifestJson;
import io.trimodal.model.ModelPackage;
import io.trimodal.predict.ModalityUse.Presence;
import io.trimodal.runtime.Cancellation;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that was never shown a face passes over faces: they change no score, and the answer says so. */
class UnlearnedModalityTest {
    private static final Features AUDIO = Features.of(new float[][] {{1, 2}, {0, -1}});
    private static final Features VISION = Features.of(new float[][] {{1}, {7}});

    @TempDir
    private Path repository;

    @Test
    void whatWasNeverLearned_changesNothing_andIsTold() throws IOException {
        try (LoadedModel model = faceless();
                InferencePool pool = new InferencePool(1, 1)) {
            Predictor predictor = new Predictor(pool);
            Prediction with =
                    predictor.predict(model, List.of(utterance(VISION))).getFirst();
            Prediction without =
                    predictor.predict(model, List.of(utterance(new Absent()))).getFirst();

            assertThat(with.score()).isEqualTo(without.score());
            assertThat(with.interval()).isEqualTo(without.interval());
            assertThat(with.modalities().get(Modality.VISION)).isEqualTo(new ModalityUse(Presence.ABSENT, 2, 0));
            assertThat(with.modalities().get(Modality.AUDIO)).isEqualTo(new ModalityUse(Presence.PRESENT, 2, 2));
            assertThat(with.notes()).containsExactly("vision is passed over: toy:1 has learned none");
            assertThat(without.notes()).isEmpty();
        }
    }

    /** The model's constant says nothing of anybody. */
    @Test
    void nothingThatWasLearned_isNotCalibrated() throws IOException {
        try (LoadedModel model = faceless();
                InferencePool pool = new InferencePool(1, 1)) {
            Utterance face = new Utterance("u", new Absent(), new Absent(), VISION);
            Prediction prediction =
                    new Predictor(pool).predict(model, List.of(face)).getFirst();

            assertThat(prediction.interval()).hasValue(new Interval(-3, 3, 0.9, false));
            assertThat(prediction.notes())
                    .containsExactly(
                            "vision is passed over: toy:1 has learned none",
                            "nothing was given that toy:1 has learned");
        }
    }

    @Test
    void explanations_doNotCreditIt() throws IOException {
        try (LoadedModel model = faceless();
                InferencePool pool = new InferencePool(1, 1)) {
            ExplainOptions options = ExplainOptions.of(Method.SHAPLEY);
            Explainer explainer = new Explainer(pool);

            assertThat(explainer
                            .explain(model, utterance(VISION), options, Cancellation.NEVER)
                            .shapley())
                    .isEqualTo(explainer
                            .explain(model, utterance(new Absent()), options, Cancellation.NEVER)
                            .shapley());
        }
    }

    private LoadedModel faceless() throws IOException {
        Path directory =
                ToyPackage.write(repository, "1", ToyPackage.FROZEN, true, ToyPackage.selfTestScore(ToyPackage.FROZEN));
        Path manifest = directory.resolve(ManifestJson.FILE);
        String learned = Files.readString(manifest);
        String unlearned = learned.replaceFirst("(\"vision\" *: *\\{)", "$1 \"learned\": false,");
        assertThat(unlearned).isNotEqualTo(learned);
        Files.writeString(manifest, unlearned);
        return LoadedModel.open(ModelPackage.open(directory), new OnnxGraphs(RuntimeOptions.cpu(1)));
    }

    private static Utterance utterance(FramesInput vision) {
        return new Utterance("u", new Text("good good"), AUDIO, vision);
    }
}
