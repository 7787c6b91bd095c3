package io.trimodal.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.explain.ExplainOptions;
import io.trimodal.explain.Explainer;
import io.trimodal.explain.Explanation;
import io.trimodal.explain.unit.Method;
import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Utterance;
import io.trimodal.model.ManifestJson;
import io.trimodal.model.ModelPackage;
import io.trimodal.robustness.CheckOptions;
import io.trimodal.robustness.ProgressListener;
import io.trimodal.robustness.RobustnessChecker;
import io.trimodal.robustness.UtteranceCheck;
import io.trimodal.runtime.Cancellation;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Features that tell their frame rate, on a toy model whose contract states 2 frames a second of audio and none of
 * vision.
 */
class FrameRateTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Features AT_SIX = Features.of(
                    new float[][] {{1, 0}, {2, 0}, {3, 0}, {7, 0}, {7, 0}, {7, 0}, {0, 0}, {4, 2}, {0, 0}})
            .at(6);
    private static final Features AT_TWO = Features.of(new float[][] {{2, 0}, {7, 0}, {4, 2}});
    private static final String NOTE =
            "audio: 9 frames, 6.00 a second, became 3, 2.00 a second as the model's contract states";

    @TempDir
    Path repository;

    private final InferencePool pool = new InferencePool(1, 1);
    private LoadedModel model;

    @BeforeEach
    void open() throws IOException {
        Path directory = ToyPackage.write(
                repository, "1", ToyPackage.FEATURES_ONLY, false, ToyPackage.selfTestScore(ToyPackage.FEATURES_ONLY));
        Path manifest = directory.resolve(ManifestJson.FILE);
        ObjectNode tree = (ObjectNode) MAPPER.readTree(Files.readAllBytes(manifest));
        ((ObjectNode) tree.at("/features/audio")).put("frame_rate", 2);
        Files.write(manifest, MAPPER.writeValueAsBytes(tree));
        model = LoadedModel.open(ModelPackage.open(directory), new OnnxGraphs(RuntimeOptions.cpu(1)));
    }

    @AfterEach
    void close() {
        model.close();
        pool.close();
    }

    private static Utterance voice(Features audio) {
        return new Utterance("u", Absent.INSTANCE, audio, Absent.INSTANCE);
    }

    private Prediction predict(Utterance utterance) {
        return new Predictor(pool).predict(model, List.of(utterance)).getFirst();
    }

    @Test
    void predict_bringsFeaturesToTheRateOfTheContract_andSaysSo() {
        Prediction prediction = predict(voice(AT_SIX));

        assertThat(prediction.score()).isEqualTo(predict(voice(AT_TWO)).score());
        assertThat(prediction.modalities().get(Modality.AUDIO))
                .isEqualTo(new ModalityUse(ModalityUse.Presence.PRESENT, 3, 3));
        assertThat(prediction.notes()).containsExactly(NOTE);
    }

    @Test
    void predict_atTheRateOfTheContractOrNone_leavesFeaturesAsTheyAre() {
        assertThat(predict(voice(AT_TWO)).notes()).isEmpty();
        assertThat(predict(voice(AT_TWO.at(2))).notes()).isEmpty();
        assertThat(predict(voice(AT_TWO.at(2.001))).notes()).isEmpty();
        assertThat(predict(voice(AT_TWO.at(2.001))).score())
                .isEqualTo(predict(voice(AT_TWO)).score());
    }

    @Test
    void predict_fewFrames_areHeld_andCutAfterwards() {
        Prediction prediction = predict(voice(Features.of(new float[][] {{1, 0}, {3, 0}, {5, 0}, {6, 0}})
                .at(1)));

        assertThat(prediction.modalities().get(Modality.AUDIO))
                .isEqualTo(new ModalityUse(ModalityUse.Presence.TRUNCATED, 8, 4));
        assertThat(prediction.score())
                .isEqualTo(predict(voice(Features.of(new float[][] {{1, 0}, {1, 0}, {3, 0}, {3, 0}})))
                        .score());
    }

    @Test
    void predict_whereTheContractStatesNone_usesFramesAsTheyCome_andSaysSo() {
        Features face = Features.of(new float[][] {{1}, {2}});
        Prediction prediction = predict(new Utterance("u", Absent.INSTANCE, Absent.INSTANCE, face.at(30)));

        assertThat(prediction.score())
                .isEqualTo(predict(new Utterance("u", Absent.INSTANCE, Absent.INSTANCE, face))
                        .score());
        assertThat(prediction.notes())
                .containsExactly(
                        "vision: the model's contract states no frame rate; frames are used as they come, 30.0 a"
                                + " second");
    }

    @Test
    void explain_andRobustnessCheck_seeWhatPredictSees() {
        Explanation explanation = new Explainer(pool)
                .explain(model, voice(AT_SIX), ExplainOptions.of(Method.OCCLUSION), Cancellation.NEVER);
        UtteranceCheck check = new RobustnessChecker(pool)
                .check(
                        List.of(model),
                        List.of(voice(AT_SIX)),
                        Optional.empty(),
                        CheckOptions.published(),
                        ProgressListener.UNWATCHED)
                .models()
                .getFirst()
                .utterances()
                .getFirst();

        float score = predict(voice(AT_TWO)).score();
        assertThat(explanation.prediction().score()).isEqualTo(score);
        assertThat(explanation.prediction().notes()).containsExactly(NOTE);
        assertThat(explanation.units().get(Modality.AUDIO)).hasSize(3);
        assertThat(check.score()).isEqualTo(score);
        assertThat(check.notes()).containsExactly(NOTE);
    }
}
