package io.trimodal.predict;

import static io.trimodal.predict.ToyPackage.BIAS;
import static io.trimodal.predict.ToyPackage.FEATURES_ONLY;
import static io.trimodal.predict.ToyPackage.FROZEN;
import static io.trimodal.predict.ToyPackage.INSIDE;
import static io.trimodal.predict.ToyPackage.INSIDE_WITHOUT_WORDS;
import static io.trimodal.predict.ToyPackage.unknownWords;
import static io.trimodal.predict.ToyPackage.weighted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.LanguageInput;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.ModelPackage;
import io.trimodal.model.SentimentClass;
import io.trimodal.predict.ModalityUse.Presence;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PredictorTest {
    private static final Features LANGUAGE = Features.of(new float[][] {{1, 0, 0}, {0, 1, 1}});
    private static final Features AUDIO = Features.of(new float[][] {{1, 2}, {0, 1}, {3, 0}, {0, 1}});
    private static final Features VISION = Features.of(new float[][] {{1}, {1}});

    @TempDir
    Path repository;

    private final InferencePool pool = new InferencePool(2, 2);
    private final Predictor predictor = new Predictor(pool);
    private final List<LoadedModel> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(LoadedModel::close);
        pool.close();
    }

    @Test
    void predict_allFeatures_padsWithZeroRowsAndSumsUp() {
        Prediction prediction = one(model(FEATURES_ONLY), new Utterance("u1", LANGUAGE, AUDIO, VISION));

        float expected = BIAS + 6 * (weighted(1, 2) + weighted(3, 1, 3, 1) + weighted(1, 1));
        assertThat(prediction.id()).isEqualTo("u1");
        assertThat(prediction.score()).isEqualTo(expected);
        assertThat(prediction.classes())
                .map(SentimentClass::granularity)
                .containsExactly("Acc-2", "Acc-3", "Acc-5", "Acc-7");
        assertThat(prediction.modalities().get(Modality.AUDIO)).isEqualTo(new ModalityUse(Presence.PRESENT, 4, 4));
        assertThat(prediction.modalities().get(Modality.VISION)).isEqualTo(new ModalityUse(Presence.PRESENT, 2, 2));
        assertThat(prediction.notes()).isEmpty();
    }

    @Test
    void predict_shortInputAfterALongOne_isPaddedWithZerosAndNotWithWhatWasThere() {
        LoadedModel model = model(FEATURES_ONLY);
        Features shortAudio = Features.of(new float[][] {{1, 2}});
        Prediction fresh = one(model, new Utterance("fresh", LANGUAGE, shortAudio, VISION));
        one(model, new Utterance("long", LANGUAGE, AUDIO, VISION));

        Prediction after = one(model, new Utterance("after", LANGUAGE, shortAudio, VISION));

        assertThat(after.score())
                .isEqualTo(fresh.score())
                .isEqualTo(BIAS + 6 * (weighted(1, 2) + weighted(3) + weighted(1, 1)));
    }

    @Test
    void predict_withoutAudio_usesTheAbsentEmbedding() {
        Prediction prediction = one(model(FEATURES_ONLY), new Utterance("u", LANGUAGE, Absent.INSTANCE, VISION));

        assertThat(prediction.score()).isEqualTo(BIAS + 6 * (weighted(1, 2) + weighted(1, 1)));
        assertThat(prediction.modalities().get(Modality.AUDIO)).isEqualTo(new ModalityUse(Presence.ABSENT, 0, 0));
    }

    static List<LanguageSource> sources() {
        return List.of(FEATURES_ONLY, FROZEN, INSIDE, INSIDE_WITHOUT_WORDS);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void predict_withoutLanguage_readsUnknownWordsWhereThereAreWords(LanguageSource source) {
        Prediction prediction = one(model(source), new Utterance("u", Absent.INSTANCE, AUDIO, Absent.INSTANCE));

        assertThat(prediction.score()).isEqualTo(BIAS + 6 * weighted(3, 1, 3, 1) + unknownWords(source));
    }

    @Test
    void predict_batch_equalsSingles() {
        LoadedModel model = model(FROZEN);
        List<Utterance> utterances = List.of(
                new Utterance("a", new Text("good"), AUDIO, Absent.INSTANCE),
                new Utterance("b", Absent.INSTANCE, Absent.INSTANCE, VISION),
                new Utterance("c", LANGUAGE, AUDIO, VISION),
                new Utterance("d", new Text("bad good"), Absent.INSTANCE, VISION));

        List<Prediction> batch = predictor.predict(model, utterances);

        assertThat(batch).map(Prediction::id).containsExactly("a", "b", "c", "d");
        for (int i = 0; i < utterances.size(); i++) {
            assertThat(batch.get(i)).isEqualTo(one(model, utterances.get(i)));
        }
        assertThat(batch).map(Prediction::score).doesNotHaveDuplicates();
    }

    @Test
    void predict_noUtterances_isEmpty() {
        assertThat(predictor.predict(model(FEATURES_ONLY), List.of())).isEmpty();
    }

    @Test
    void predict_moreFramesThanTheContract_cutsAndSaysSo() {
        Features long5 = Features.of(new float[][] {{1}, {1}, {1}, {50}, {50}});

        Prediction prediction = one(model(FEATURES_ONLY), new Utterance("u", Absent.INSTANCE, Absent.INSTANCE, long5));

        assertThat(prediction.score()).isEqualTo(BIAS + 6 * weighted(1, 1, 1));
        assertThat(prediction.modalities().get(Modality.VISION)).isEqualTo(new ModalityUse(Presence.TRUNCATED, 5, 3));
        assertThat(prediction.notes()).containsExactly("vision was cut from 5 to 3 frames");
    }

    @Test
    void predict_moreWordsThanTheTokenizerTakes_cutsAndSaysSo() {
        Prediction prediction =
                one(model(FROZEN), new Utterance("u", new Text("good bad good"), Absent.INSTANCE, Absent.INSTANCE));

        // [CLS] good bad [SEP] are 2, 4, 5 and 3, each three times in its row.
        assertThat(prediction.score()).isEqualTo(BIAS + 6 * 3 * weighted(2, 4, 5, 3));
        assertThat(prediction.notes()).containsExactly("language was cut from 5 to 4 tokens");
    }

    static List<LanguageSource> wordSources() {
        return List.of(FROZEN, INSIDE);
    }

    @ParameterizedTest
    @MethodSource("wordSources")
    void predict_tokenIds_scoreLikeTheirText(LanguageSource source) {
        LoadedModel model = model(source);
        TokenIds ids = new TokenIds(new long[] {2, 4, 3}, new long[] {1, 1, 1}, new long[3]);

        float fromIds = one(model, withLanguage(ids)).score();

        assertThat(fromIds).isEqualTo(BIAS + 6 * 3 * weighted(2, 4, 3));
        assertThat(one(model, withLanguage(new Text("Good"))).score()).isEqualTo(fromIds);
    }

    @Test
    void predict_framesOfOtherWidth_namesUtteranceAndModality() {
        List<Utterance> utterances = List.of(
                new Utterance("a", Absent.INSTANCE, AUDIO, Absent.INSTANCE),
                new Utterance("b", Absent.INSTANCE, Absent.INSTANCE, AUDIO));

        assertThatThrownBy(() -> predictor.predict(model(FEATURES_ONLY), utterances))
                .isInstanceOfSatisfying(ContractException.class, e -> {
                    assertThat(e.utterance()).isEqualTo(1);
                    assertThat(e.modality()).isEqualTo(Modality.VISION);
                    assertThat(e).hasMessage("frames have 2 values; toy:1.0.0 takes 1");
                });
    }

    @Test
    void predict_textWithoutEncoder_asksForFeatures() {
        assertRefused(FEATURES_ONLY, new Text("good"), "the model has no text encoder; give language features");
    }

    @Test
    void predict_textWithoutVocabulary_asksForTokenIds() {
        assertRefused(INSIDE_WITHOUT_WORDS, new Text("good"), "give language token ids instead of text");
    }

    @Test
    void predict_featuresWhereTheEncoderIsInside_asksForText() {
        assertRefused(INSIDE, LANGUAGE, "give text or token ids, not features");
    }

    @Test
    void predict_tokenIdsWithoutEncoder_asksForFeatures() {
        TokenIds ids = new TokenIds(new long[1], new long[1], new long[1]);
        assertRefused(FEATURES_ONLY, ids, "give features, not token ids");
    }

    @Test
    void predict_textOfControlCharacters_isRefused() {
        assertRefused(FROZEN, new Text("\u0007\u200b"), "the text holds no word");
    }

    @Test
    void predict_lnln_passesCompletenessOn() {
        LoadedModel model = model(ToyPackage.write(repository, "1.0.0", FEATURES_ONLY, true, BIAS + 6));

        assertThat(one(model, withLanguage(LANGUAGE)).completeness())
                .isEqualTo(new Completeness.Estimated((400 + 6 * weighted(1, 2)) / 1000));
    }

    @Test
    void predict_almt_hasNoCompleteness() {
        assertThat(one(model(FEATURES_ONLY), withLanguage(LANGUAGE)).completeness())
                .isEqualTo(new Completeness.NotEstimated());
    }

    @Test
    void predict_scoreBeyondFloat_namesTheUtterance() {
        Features huge = Features.of(new float[][] {{Float.MAX_VALUE}, {Float.MAX_VALUE}});

        assertThatThrownBy(
                        () -> one(model(FEATURES_ONLY), new Utterance("loud", Absent.INSTANCE, Absent.INSTANCE, huge)))
                .isInstanceOf(NonFiniteScoreException.class)
                .hasMessageContaining("the score of utterance loud is Infinity");
    }

    private void assertRefused(LanguageSource source, LanguageInput language, String reason) {
        assertThatThrownBy(() -> one(model(source), withLanguage(language)))
                .isInstanceOfSatisfying(ContractException.class, e -> {
                    assertThat(e.utterance()).isZero();
                    assertThat(e.modality()).isEqualTo(Modality.LANGUAGE);
                    assertThat(e).hasMessageContaining(reason);
                });
    }

    private static Utterance withLanguage(LanguageInput language) {
        return new Utterance("u", language, Absent.INSTANCE, Absent.INSTANCE);
    }

    private Prediction one(LoadedModel model, Utterance utterance) {
        return predictor.predict(model, List.of(utterance)).getFirst();
    }

    private LoadedModel model(LanguageSource source) {
        return model(ToyPackage.write(repository, "1.0.0", source, false, ToyPackage.selfTestScore(source)));
    }

    private LoadedModel model(Path directory) {
        LoadedModel model = LoadedModel.open(ModelPackage.open(directory), new OnnxGraphs(RuntimeOptions.cpu(1)));
        opened.add(model);
        return model;
    }
}
