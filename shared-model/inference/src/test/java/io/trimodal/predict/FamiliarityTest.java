package io.trimodal.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.FramesInput;
import io.trimodal.feature.LanguageInput;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.model.KnownRange;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.ModelPackage;
import io.trimodal.robustness.CheckOptions;
import io.trimodal.robustness.ProgressListener;
import io.trimodal.robustness.RobustnessChecker;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On the toy package, which knows two words, and whose calibration is of language alone. */
class FamiliarityTest {
    private static final Features VOICE = Features.of(new float[][] {{1, 2}, {3, 4}});

    @TempDir
    Path repository;

    private final InferencePool pool = new InferencePool(1, 1);
    private final List<LoadedModel> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(LoadedModel::close);
        pool.close();
    }

    private LoadedModel model(LanguageSource source) {
        Path directory = ToyPackage.write(
                repository, Integer.toString(opened.size()), source, false, ToyPackage.selfTestScore(source));
        LoadedModel model = LoadedModel.open(ModelPackage.open(directory), new OnnxGraphs(RuntimeOptions.cpu(1)));
        opened.add(model);
        return model;
    }

    private Prediction predict(LoadedModel model, LanguageInput language, FramesInput audio) {
        return new Predictor(pool)
                .predict(model, List.of(new Utterance("u", language, audio, Absent.INSTANCE)))
                .getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D\uDE00\uD83D\uDE80", "สวัสดี ครับ", "xyz zyx"})
    void wordsOfWhichNoneIsKnown_areNoted_andTheIntervalIsAllOfTheScale(String text) {
        for (LanguageSource source : List.of(ToyPackage.FROZEN, ToyPackage.INSIDE)) {
            Prediction prediction = predict(model(source), new Text(text), Absent.INSTANCE);

            assertThat(prediction.notes())
                    .anyMatch(note -> note.startsWith("language: all word pieces are unknown to the model ([UNK])"));
            assertThat(prediction.interval()).hasValue(new Interval(-3, 3, 0.9, false));
        }
    }

    @Test
    void tokenIdsOfNothingButUnknownOnes_areNoted() {
        TokenIds ids = new TokenIds(new long[] {2, 1, 1, 3}, new long[] {1, 1, 1, 1}, new long[4]);

        assertThat(predict(model(ToyPackage.FROZEN), ids, Absent.INSTANCE).notes())
                .anyMatch(note -> note.contains("[UNK]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"good bad", "good xyz"})
    void wordsOfWhichSomeAreKnown_areNot(String text) {
        Prediction prediction = predict(model(ToyPackage.FROZEN), new Text(text), Absent.INSTANCE);

        assertThat(prediction.notes()).isEmpty();
        assertThat(prediction.interval().orElseThrow().calibrated()).isTrue();
    }

    @Test
    void features_farOutside_areNotedWithTheFirst() {
        Features far = Features.of(new float[][] {{1, 2}, {3, 4e30f}, {-5e30f, 1}});
        LoadedModel model = model(ToyPackage.FROZEN);

        Prediction prediction = predict(model, new Text("good bad"), far);

        String note = "audio: 2 of 6 values are far outside of what the model knows, such as 4.00000e+30 in frame 1 for"
                + " loudness (usually -1.000e+05 to 1.000e+05)";
        assertThat(prediction.notes()).contains(note);
        assertThat(prediction.interval()).hasValue(new Interval(-3, 3, 0.9, false));
        assertThat(predict(model, new Text("good bad"), VOICE).notes()).isEmpty();
        assertThat(new RobustnessChecker(pool)
                        .check(
                                List.of(model),
                                List.of(new Utterance("u", new Text("good"), far, Absent.INSTANCE)),
                                Optional.empty(),
                                CheckOptions.published(),
                                ProgressListener.UNWATCHED)
                        .models()
                        .getFirst()
                        .utterances()
                        .getFirst()
                        .notes())
                .contains(note);
    }

    /** The toy encoder's row for [UNK] is of its id, which is 1. */
    @Test
    void languageFeatures_areComparedWithTheEncodersOwn() {
        LoadedModel model = model(ToyPackage.FROZEN);

        assertThat(predict(model, Features.of(new float[][] {{8, -8, 1}}), Absent.INSTANCE)
                        .notes())
                .isEmpty();
        assertThat(predict(model, Features.of(new float[][] {{1, 500, 1}}), Absent.INSTANCE)
                        .notes())
                .anyMatch(note -> note.startsWith("language: 1 of 3 values are far outside"));
    }

    @Test
    void framesThatAreCut_areNotLookedAt() {
        Features far = Features.of(new float[][] {{1, 2}, {1, 2}, {1, 2}, {1, 2}, {1e30f, 1}});

        assertThat(predict(model(ToyPackage.FROZEN), Absent.INSTANCE, far).notes())
                .containsExactly("audio was cut from 5 to 4 frames");
    }

    @ParameterizedTest
    @CsvSource({
        "au12_r, 4.9, 50",
        "au45_c, 1, 3",
        "pose_rx, -3, 30",
        "gaze_angle_y, 1, 90",
        "log_f0, 5.3, 180",
        "mfcc_0, -700, 1e5",
        "chroma_c_sharp, 1, 12",
        "x_0, 1900, 1e6"
    })
    void range_isOfWhatADimensionCanBe(String name, double usual, double strange) {
        assertThat(KnownRange.of(name).isFarOutside(usual)).isFalse();
        assertThat(KnownRange.of(name).isFarOutside(strange)).isTrue();
        assertThat(KnownRange.of(name).isFarOutside(-strange)).isTrue();
    }
}
