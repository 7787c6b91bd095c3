package io.trimodal.openface;

import static io.trimodal.predict.ToyPackage.BIAS;
import static io.trimodal.predict.ToyPackage.FEATURES_ONLY;
import static io.trimodal.predict.ToyPackage.FROZEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.explain.Cancellation;
import io.trimodal.explain.ExplainOptions;
import io.trimodal.explain.Explainer;
import io.trimodal.explain.Explanation;
import io.trimodal.explain.Method;
import io.trimodal.explain.Occlusion;
import io.trimodal.explain.Resolution;
import io.trimodal.explain.SecondsWindows;
import io.trimodal.explain.Unit;
import io.trimodal.explain.UnknownFrameRateException;
import io.trimodal.feature.Absent;
import io.trimodal.feature.FaceChoice;
import io.trimodal.feature.Features;
import io.trimodal.feature.InvalidFeaturesException;
import io.trimodal.feature.Modality;
import io.trimodal.feature.OpenFaceTable;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.ModelPackage;
import io.trimodal.predict.ContractException;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.MalformedInputException;
import io.trimodal.predict.ModalityUse;
import io.trimodal.predict.Prediction;
import io.trimodal.predict.Predictor;
import io.trimodal.predict.ToyPackage;
import io.trimodal.robustness.CheckOptions;
import io.trimodal.robustness.RobustnessChecker;
import io.trimodal.robustness.UtteranceCheck;
import io.trimodal.robustness.Work;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenFace's tables as the vision of utterances, on the toy package, which takes three frames of a smile. */
class OpenFaceInputTest {
    private static final String HEADER = "frame, face_id, timestamp, confidence, success, Smile, gaze\n";
    /** 25 frames a second; the third fails, the fourth is beyond the contract. */
    private static final String CSV = HEADER
            + "1, 0, 0.00, 0.98, 1, 2.0, 0\n2, 0, 0.04, 0.98, 1, 3.0, nan\n"
            + "3, 0, 0.08, 0.10, 0, 9.0, 0\n4, 0, 0.12, 0.98, 1, 4.0, -nan(ind)\n";

    private static final double SCORE = BIAS + 6 * (1 * 2 + 2 * 3);

    @TempDir
    Path repository;

    private final InferencePool pool = new InferencePool(2, 2);
    private final List<LoadedModel> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(LoadedModel::close);
        pool.close();
    }

    private LoadedModel model(LanguageSource language) {
        Path directory = ToyPackage.write(repository, "1", language, false, ToyPackage.selfTestScore(language));
        LoadedModel model = LoadedModel.open(
                ModelPackage.open(directory), new OnnxGraphs(new RuntimeOptions(1, RuntimeOptions.Device.CPU)));
        opened.add(model);
        return model;
    }

    private static OpenFaceTable table(String csv) {
        return OpenFaceReader.table(new StringReader(csv), OpenFaceOptions.usual());
    }

    private static Utterance utterance(String csv) {
        return new Utterance("u", Absent.INSTANCE, Absent.INSTANCE, table(csv));
    }

    private Prediction predict(String csv) {
        return new Predictor(pool)
                .predict(model(FEATURES_ONLY), List.of(utterance(csv)))
                .getFirst();
    }

    @Test
    void predict_scoresTheColumnsOfTheContract() {
        Prediction prediction = predict(CSV);
        assertThat(prediction.score()).isEqualTo((float) SCORE, within(1e-3f));
        assertThat(prediction.modalities().get(Modality.VISION))
                .isEqualTo(new ModalityUse(ModalityUse.Presence.TRUNCATED, 4, 3));
        assertThat(prediction.notes())
                .anyMatch(note -> note.startsWith("vision: in 1 of 4 frames no face was tracked"))
                .anyMatch(note -> note.startsWith("vision: the model's contract states no frame rate"))
                .contains("vision was cut from 4 to 3 frames");
    }

    @Test
    void robustnessCheck_readsItForEachModel() {
        List<UtteranceCheck> checks = new RobustnessChecker(pool)
                        .check(
                                List.of(model(FEATURES_ONLY), model(FEATURES_ONLY)),
                                List.of(utterance(CSV)),
                                Optional.empty(),
                                CheckOptions.published(),
                                new Work() {
                                    @Override
                                    public void progress(long done, long total) {}

                                    @Override
                                    public boolean isCancelled() {
                                        return false;
                                    }
                                })
                        .models()
                        .stream()
                        .map(model -> model.utterances().getFirst())
                        .toList();
        assertThat(checks).hasSize(2).allSatisfy(check -> {
            assertThat(check.score()).isEqualTo((float) SCORE, within(1e-3f));
            assertThat(check.notes()).anyMatch(note -> note.contains("1 of 4 frames"));
        });
    }

    @Test
    void columnsThatAreNotThere_areNotTheContract() {
        assertThatThrownBy(() -> predict(CSV.replace("Smile", "AU12_r")))
                .isInstanceOf(ContractException.class)
                .isNotInstanceOf(MalformedInputException.class)
                .hasMessageContaining("lacks columns that the model takes: smile")
                .hasMessageContaining("toy");
    }

    @Test
    void valuesThatAreNotFinite_countWhereTheModelReadsThem() {
        assertThatThrownBy(() -> predict(CSV.replace("3.0", "nan")))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("line 3: Smile must be a finite");
        assertThatThrownBy(() -> predict(CSV.replace("3.0", "1e300"))).isInstanceOf(MalformedInputException.class);
    }

    @Test
    void damagedFiles_areNoTables() {
        assertInvalid(CSV.replace("0.04", "0.\u00004"), "line 3: has a NUL");
        assertInvalid(CSV + "5, 0, \"0.16", "is not CSV");
        assertInvalid(CSV.replace("3.0", "\"3\"0"), "is not CSV");
        assertInvalid(CSV + "a".repeat(70_000), "line 6: is longer than 65536");
        assertThatThrownBy(() -> OpenFaceReader.table(
                        new StringReader(CSV),
                        new OpenFaceOptions(
                                new FaceChoice.TrackedMost(), 0.75, new OpenFaceOptions.Limits(3, 50, 100))))
                .isInstanceOf(TooLongOpenFaceException.class);
        assertThatThrownBy(() -> new Utterance("u", Absent.INSTANCE, table(CSV), Absent.INSTANCE))
                .isInstanceOf(InvalidFeaturesException.class);
    }

    private static void assertInvalid(String csv, String message) {
        assertThatThrownBy(() -> table(csv))
                .isInstanceOf(InvalidOpenFaceException.class)
                .hasMessageContaining(message);
    }

    @Test
    void inSeconds_windowsFollowTheTimestamps() {
        Explanation explanation = explain(utterance(CSV), model(FEATURES_ONLY), new SecondsWindows(0.081, 0.02));
        assertThat(explanation.frameRates()).containsOnlyKeys(Modality.VISION);
        assertThat(explanation.frameRates().get(Modality.VISION)).isEqualTo(25, within(1e-9));
        assertThat(explanation.occlusion().orElseThrow().spans().get(Modality.VISION))
                .containsExactly(new Occlusion.Span(0, 2, 48), new Occlusion.Span(1, 3, 36));
    }

    @Test
    void inSeconds_eachModalityHasItsRate() {
        Features audio =
                Features.of(new float[][] {{1, 0}, {1, 0}, {1, 0}, {1, 0}}).at(2);
        Features vision = Features.of(new float[][] {{1}, {1}}).at(1);
        Utterance utterance = new Utterance("u", new Text("Good bad"), audio, vision);

        Explanation explanation = explain(utterance, model(FROZEN), new SecondsWindows(1, 1));

        assertThat(explanation.frameRates()).isEqualTo(Map.of(Modality.AUDIO, 2.0, Modality.VISION, 1.0));
        var spans = explanation.occlusion().orElseThrow().spans();
        assertThat(spans.get(Modality.AUDIO)).extracting(Occlusion.Span::from).containsExactly(0, 2);
        assertThat(spans.get(Modality.VISION)).extracting(Occlusion.Span::from).containsExactly(0, 1);
        assertThat(explanation.units().get(Modality.LANGUAGE))
                .containsExactly(new Unit(Modality.LANGUAGE, 1, 2, "good"), new Unit(Modality.LANGUAGE, 2, 3, "bad"));
    }

    @Test
    void inSeconds_withoutAFrameRate_namesTheModality() {
        Utterance utterance = new Utterance("u", Absent.INSTANCE, Features.of(new float[][] {{1, 0}}), Absent.INSTANCE);
        LoadedModel model = model(FEATURES_ONLY);
        assertThatThrownBy(() -> explain(utterance, model, new SecondsWindows(1, 1)))
                .isInstanceOfSatisfying(
                        UnknownFrameRateException.class,
                        e -> assertThat(e.modality()).isEqualTo(Modality.AUDIO));
    }

    private Explanation explain(Utterance utterance, LoadedModel model, SecondsWindows windows) {
        Resolution resolution =
                new Resolution(Resolution.Language.TOKENS, new Resolution.Time.Seconds(Optional.of(windows)));
        return new Explainer(pool)
                .explain(model, utterance, ExplainOptions.of(Method.OCCLUSION).with(resolution), Cancellation.NEVER);
    }
}
