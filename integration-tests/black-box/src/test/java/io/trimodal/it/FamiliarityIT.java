package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.FramesInput;
import io.trimodal.feature.LanguageInput;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.model.LocalModelRepository;
import io.trimodal.modeling.simulate.SimulatedUtterance;
import io.trimodal.modeling.simulate.UtteranceSimulator;
import io.trimodal.predict.Interval;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.Prediction;
import io.trimodal.predict.Predictor;
import io.trimodal.predict.PreparedUtterance;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the default models cannot know, and what they do. */
class FamiliarityIT {
    private static final Path REPOSITORY = Path.of(
            System.getProperty("trimodal.default-repository", "../../shared-model/default-models/target/repository"));
    private static final Text WORDS = new Text("it is moving, but not for everyone");

    private static Features times(Features features, float factor) {
        float[] values = features.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.clamp(values[i] * factor, -Float.MAX_VALUE, Float.MAX_VALUE);
        }
        return new Features(features.frames(), features.dims(), values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trimodal-almt", "trimodal-lnln"})
    void strangeInput_isNoted_andUsualIsNot(String name) {
        LocalModelRepository repository = new LocalModelRepository(REPOSITORY);
        try (LoadedModel model = LoadedModel.open(
                        repository.open(repository.resolve(name)), new OnnxGraphs(RuntimeOptions.cpu(1)));
                InferencePool pool = new InferencePool(1, 1)) {
            for (int seed = 0; seed < 50; seed++) {
                SimulatedUtterance usual = new UtteranceSimulator(seed).simulate(WORDS.value(), (float) Math.sin(seed));
                Features voice = usual.audio().features();
                Features face = usual.vision().features();
                Features encoded = (Features) model.language().encoded((TokenIds)
                        PreparedUtterance.of(model, 0, new Utterance("u", WORDS, Absent.INSTANCE, Absent.INSTANCE))
                                .inputs()
                                .get(Modality.LANGUAGE));

                assertKnown(predict(pool, model, WORDS, voice, face));
                assertKnown(predict(pool, model, encoded, Absent.INSTANCE, Absent.INSTANCE));
                for (float factor : new float[] {1e3f, 1e30f}) {
                    assertStrange(predict(pool, model, WORDS, times(voice, factor), face), "audio: ");
                    assertStrange(predict(pool, model, WORDS, voice, times(face, factor)), "vision: ");
                    assertStrange(
                            predict(pool, model, times(encoded, factor), Absent.INSTANCE, Absent.INSTANCE),
                            "language: ");
                }
            }
            for (String text : List.of("这部电影真好看", "とても良かった", "정말 좋았어요")) {
                assertStrange(
                        predict(pool, model, new Text(text), Absent.INSTANCE, Absent.INSTANCE),
                        "language: the text is in ");
            }
            for (String text : List.of("\uD83D\uDE00 \uD83D\uDE80", "\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35")) {
                assertStrange(
                        predict(pool, model, new Text(text), Absent.INSTANCE, Absent.INSTANCE),
                        "language: all word pieces are unknown");
            }
        }
    }

    private static Prediction predict(
            InferencePool pool, LoadedModel model, LanguageInput language, FramesInput audio, FramesInput vision) {
        return new Predictor(pool)
                .predict(model, List.of(new Utterance("u", language, audio, vision)))
                .getFirst();
    }

    private static void assertKnown(Prediction prediction) {
        assertThat(prediction.notes()).isEmpty();
        assertThat(prediction.interval().orElseThrow().calibrated()).isTrue();
    }

    private static void assertStrange(Prediction prediction, String note) {
        assertThat(prediction.notes()).anyMatch(each -> each.startsWith(note));
        assertThat(prediction.interval()).hasValue(new Interval(-3, 3, 0.9, false));
    }
}
