package io.trimodal.robustness;

import static io.trimodal.predict.ToyPackage.BIAS;
import static io.trimodal.predict.ToyPackage.FEATURES_ONLY;
import static io.trimodal.predict.ToyPackage.FROZEN;
import static io.trimodal.predict.ToyPackage.INSIDE;
import static io.trimodal.predict.ToyPackage.weighted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.corruption.CorruptionProtocol;
import io.trimodal.corruption.Corruptions;
import io.trimodal.corruption.KeepMask;
import io.trimodal.corruption.UniformRows;
import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.metric.PublishedMetrics;
import io.trimodal.model.LabelScale;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.ModelPackage;
import io.trimodal.predict.ContractException;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.Predictor;
import io.trimodal.predict.ToyPackage;
import io.trimodal.runtime.CancelledException;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On toy models, whose scores can be worked out by hand; every trial is compared with a prediction of its own. */
class RobustnessCheckerTest {
    private static final Features AUDIO = Features.of(new float[][] {{1, 2}, {0, 1}, {3, 0}, {0, 1}});
    private static final Features VISION = Features.of(new float[][] {{-50}, {-40}, {-30}});
    private static final Text WORDS = new Text("good bad");
    private static final List<Utterance> UTTERANCES = List.of(
            new Utterance("a", WORDS, AUDIO, VISION),
            new Utterance("b", new Text("bad"), Absent.INSTANCE, VISION),
            new Utterance("c", Absent.INSTANCE, AUDIO, Absent.INSTANCE));

    @TempDir
    Path repository;

    private final InferencePool pool = new InferencePool(2, 2);
    private final RobustnessChecker checker = new RobustnessChecker(pool);
    private final List<LoadedModel> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(LoadedModel::close);
        pool.close();
    }

    @ParameterizedTest
    @EnumSource(CorruptionProtocol.class)
    void everyTrialIsThePredictionOfTheCorruptedUtterance(CorruptionProtocol protocol) {
        LoadedModel model = model("1.0.0", INSIDE, true);
        CheckOptions options =
                new CheckOptions(protocol, Set.of(Modality.values()), List.of(0.0, 0.5, 0.9), List.of(5L, 6L, 7L, 8L));

        ModelCheck check = check(model, UTTERANCES, options).models().getFirst();

        for (int u = 0; u < UTTERANCES.size(); u++) {
            UtteranceCheck utterance = check.utterances().get(u);
            assertThat(utterance.score()).isEqualTo(predicted(model, UTTERANCES.get(u)));
            for (int r = 0; r < 3; r++) {
                int rate = r;
                int index = u;
                double[] scores = options.seeds().stream()
                        .mapToDouble(seed -> predicted(
                                model,
                                corrupted(options, seed, index, options.rates().get(rate))))
                        .toArray();
                RateSummary summary = utterance.rates().get(r);
                double mean = IntStream.range(0, scores.length)
                        .mapToDouble(i -> scores[i])
                        .average()
                        .orElseThrow();
                assertThat(summary.mean()).isCloseTo(mean, within(1e-9));
                assertThat(summary.minimum())
                        .isEqualTo(LongStream.range(0, 4)
                                .mapToDouble(i -> scores[(int) i])
                                .min()
                                .orElseThrow());
                assertThat(summary.maximum())
                        .isEqualTo(IntStream.range(0, 4)
                                .mapToDouble(i -> scores[i])
                                .max()
                                .orElseThrow());
                double squares = IntStream.range(0, 4)
                        .mapToDouble(i -> (scores[i] - mean) * (scores[i] - mean))
                        .sum();
                assertThat(summary.standardDeviation()).isCloseTo(Math.sqrt(squares / 4), within(1e-9));
                long changed = IntStream.range(0, 4)
                        .filter(i -> scores[i] >= 0 != utterance.score() >= 0)
                        .count();
                assertThat(summary.signChanged()).isEqualTo(changed / 4.0);
            }
        }
        assertThat(check.utterances().getFirst().rates().getFirst().completeness())
                .isPresent();
    }

    /** The reference: one utterance at one rate, straight from the protocol. */
    private static Utterance corrupted(CheckOptions options, long seed, int index, double rate) {
        Utterance whole = UTTERANCES.get(index);
        double[][] uniforms = new double[3][];
        for (Modality modality : Modality.values()) {
            UniformRows rows = options.protocol().rows(seed, modality, modality == Modality.VISION ? 3 : 4);
            for (int i = 0; i <= index; i++) {
                uniforms[modality.ordinal()] = rows.next(UTTERANCES.get(i).id());
            }
        }
        return new Utterance(
                whole.id(),
                whole.language() instanceof Text(String words) ? ids(words, uniforms[0], rate) : whole.language(),
                whole.audio() instanceof Features f
                        ? Corruptions.frames(f, KeepMask.frames(uniforms[1], rate, f.frames()))
                        : whole.audio(),
                whole.vision() instanceof Features f
                        ? Corruptions.frames(f, KeepMask.frames(uniforms[2], rate, f.frames()))
                        : whole.vision());
    }

    private static TokenIds ids(String words, double[] uniforms, double rate) {
        long[] ids = words.equals("bad") ? new long[] {2, 5, 3} : new long[] {2, 4, 5, 3};
        long[] mask = ids.clone();
        java.util.Arrays.fill(mask, 1);
        TokenIds whole = new TokenIds(ids, mask, new long[ids.length]);
        return Corruptions.tokens(whole, KeepMask.tokens(uniforms, rate, mask), 1);
    }

    @Test
    void coalitionsAreOfWholeModalitiesAndTheModelsConstantForAbsentOnes() {
        UtteranceCheck check = check(model("1.0.0", FROZEN, false), UTTERANCES, CheckOptions.published())
                .models()
                .getFirst()
                .utterances()
                .get(1);

        assertThat(check.coalitions()).hasSize(8);
        // "bad" is [CLS] bad [SEP], each id a row of three times itself
        float none = BIAS + ToyPackage.unknownWords(FROZEN);
        assertThat(check.coalitions().getFirst().modalities()).isEmpty();
        assertThat(check.coalitions().getFirst().score()).isEqualTo(none);
        assertThat(check.coalitions().get(1).modalities()).isEqualTo(EnumSet.of(Modality.LANGUAGE));
        assertThat(check.coalitions().get(1).score()).isEqualTo(BIAS + 6 * weighted(3 * 2, 3 * 5, 3 * 3));
        assertThat(check.coalitions().get(4).score()).isEqualTo(none + 6 * weighted(-50, -40, -30));
        assertThat(check.coalitions().getLast().score()).isEqualTo(check.score());
    }

    @Test
    void breakingRateAndStabilityFollowTheSign() {
        UtteranceCheck check = check(model("1.0.0", FROZEN, false), UTTERANCES, CheckOptions.published())
                .models()
                .getFirst()
                .utterances()
                .getFirst();

        // negative only while the vision frames are there
        assertThat(check.score()).isNegative();
        assertThat(check.rates().getFirst().signChanged()).isZero();
        assertThat(check.rates().getLast().signChanged()).isEqualTo(1);
        double breaking = check.breakingRate().orElseThrow();
        check.rates().forEach(rate -> {
            if (rate.rate() < breaking) {
                assertThat(rate.signChanged()).isLessThan(0.5);
            }
        });
        assertThat(check.stability()).isBetween(0.01, 0.99);
    }

    @Test
    void onlyTheChosenModalitiesAreCorrupted() {
        CheckOptions options =
                new CheckOptions(CorruptionProtocol.LNLN, Set.of(Modality.VISION), List.of(0.9), List.of(1L, 2L));
        UtteranceCheck check = check(model("1.0.0", FROZEN, false), UTTERANCES, options)
                .models()
                .getFirst()
                .utterances()
                .get(2);

        assertThat(check.rates().getFirst().minimum()).isEqualTo(check.score());
        assertThat(check.rates().getFirst().maximum()).isEqualTo(check.score());
        assertThat(check.breakingRate()).isEmpty();
        assertThat(check.stability()).isEqualTo(1);
    }

    @Test
    void erasedLanguageRowsBecomeTheUnknownEmbedding_andTheAnswerSaysSo() {
        Features language = Features.of(new float[][] {{1, 0, 0}, {9, 9, 9}, {2, 0, 0}});
        CheckOptions options =
                new CheckOptions(CorruptionProtocol.LNLN, Set.of(Modality.LANGUAGE), List.of(0.99), List.of(1L));
        List<Utterance> utterance = List.of(new Utterance("u", language, Absent.INSTANCE, Absent.INSTANCE));

        UtteranceCheck encoded = check(model("1.0.0", FROZEN, false), utterance, options)
                .models()
                .getFirst()
                .utterances()
                .getFirst();
        UtteranceCheck plain = check(model("2.0.0", FEATURES_ONLY, false), utterance, options)
                .models()
                .getFirst()
                .utterances()
                .getFirst();

        assertThat(encoded.rates().getFirst().mean()).isEqualTo(BIAS + 6 * weighted(1, 3, 2));
        assertThat(encoded.notes()).singleElement().asString().contains("[UNK]");
        assertThat(plain.rates().getFirst().mean()).isEqualTo(BIAS + 6 * weighted(1, 0, 2));
        assertThat(plain.notes()).singleElement().asString().contains("zeros");
    }

    @Test
    void modelsSeeTheSameMasksAndShareEncodedTexts() {
        LoadedModel first = model("1.0.0", FROZEN, false);
        LoadedModel second = model("2.0.0", FROZEN, true);

        RobustnessCheck both = checker.check(
                List.of(first, second),
                UTTERANCES,
                Optional.empty(),
                CheckOptions.published(),
                ProgressListener.UNWATCHED);
        RobustnessCheck alone = check(first, UTTERANCES, CheckOptions.published());

        assertThat(both.models().get(0).maskDigest())
                .isEqualTo(both.models().get(1).maskDigest());
        assertThat(both.encodedTexts()).isEqualTo(alone.encodedTexts());
        assertThat(both.models().getFirst().utterances())
                .isEqualTo(alone.models().getFirst().utterances());
        assertThat(both.overtakings()).isEmpty();
    }

    @Test
    void labelsGiveThePublishedMetricsPerRateAndTheirAverage() {
        float[] truths = {-2, -1, 3};
        LoadedModel model = model("1.0.0", INSIDE, false);
        CheckOptions options = CheckOptions.published();
        LabelledCheck labelled = checker.check(
                        List.of(model), UTTERANCES, Optional.of(truths), options, ProgressListener.UNWATCHED)
                .models()
                .getFirst()
                .labelled()
                .orElseThrow();

        double mae = 0;
        double accuracy = 0;
        for (long seed : options.seeds()) {
            float[] scores = new float[3];
            for (int u = 0; u < 3; u++) {
                scores[u] = predicted(model, corrupted(options, seed, u, 0.4));
            }
            mae += PublishedMetrics.of(LabelScale.MOSI, scores, truths).get("MAE") / 3;
            accuracy += PublishedMetrics.of(LabelScale.MOSI, scores, truths).get("Non0_acc_2") / 3;
        }
        assertThat(labelled.rates()).hasSize(10);
        assertThat(labelled.rates().get(4).metrics().get("MAE")).isCloseTo(mae, within(1e-3));
        assertThat(labelled.rates().get(4).metrics().get("Non0_acc_2")).isCloseTo(accuracy, within(1e-9));
        double average = labelled.rates().stream()
                .mapToDouble(row -> row.metrics().get("MAE"))
                .average()
                .orElseThrow();
        assertThat(labelled.average().get("MAE")).isCloseTo(average, within(1e-9));
    }

    @Test
    void anyNumberOfThreadsGivesTheSameResult() {
        LoadedModel model = model("1.0.0", FROZEN, true);
        RobustnessCheck two = check(model, UTTERANCES, CheckOptions.published());
        try (InferencePool one = new InferencePool(1, 0)) {
            RobustnessCheck alone = new RobustnessChecker(one)
                    .check(
                            List.of(model),
                            UTTERANCES,
                            Optional.empty(),
                            CheckOptions.published(),
                            ProgressListener.UNWATCHED);
            assertThat(alone).isEqualTo(two);
        }
    }

    @Test
    void equalCopiesAreRunOnce() {
        LoadedModel model = model("1.0.0", FROZEN, false);
        List<Long> seeds = LongStream.range(0, 200).boxed().toList();
        RobustnessCheck check = check(
                model,
                UTTERANCES,
                new CheckOptions(CorruptionProtocol.LNLN, Set.of(Modality.VISION), List.of(0.5), seeds));

        // three utterances in at most 2^3 masks per slice of 64 trials
        assertThat(check.models().getFirst().forwardPasses()).isLessThan(300);
        assertThat(check.models().getFirst().embeddings()).isLessThan(60);
        assertThat(check.encodedTexts()).isLessThan(30);
    }

    @Test
    void cancelledWorkEndsAfterItsBatch() {
        LoadedModel model = model("1.0.0", FROZEN, false);
        List<Long> told = new ArrayList<>();
        ProgressListener work = new ProgressListener() {
            @Override
            public void progress(long done, long total) {
                assertThat(total).isEqualTo(3 * (8 + 30));
                told.add(done);
            }

            @Override
            public boolean isCancelled() {
                return told.size() == 2;
            }
        };

        assertThatThrownBy(() ->
                        checker.check(List.of(model), UTTERANCES, Optional.empty(), CheckOptions.published(), work))
                .isInstanceOf(CancelledException.class);
        assertThat(told).containsExactly(24L, 88L);
        assertThat(pool.inFlight()).isZero();
    }

    @Test
    void whatAModelDoesNotTakeIsNamed() {
        Utterance narrow = new Utterance("n", WORDS, VISION, Absent.INSTANCE);
        assertThatThrownBy(() -> check(
                        model("1.0.0", FROZEN, false),
                        List.of(UTTERANCES.getFirst(), narrow),
                        CheckOptions.published()))
                .isInstanceOfSatisfying(ContractException.class, e -> {
                    assertThat(e.utterance()).isEqualTo(1);
                    assertThat(e.modality()).isEqualTo(Modality.AUDIO);
                });
    }

    private RobustnessCheck check(LoadedModel model, List<Utterance> utterances, CheckOptions options) {
        return checker.check(List.of(model), utterances, Optional.empty(), options, ProgressListener.UNWATCHED);
    }

    private float predicted(LoadedModel model, Utterance utterance) {
        return new Predictor(pool).predict(model, List.of(utterance)).getFirst().score();
    }

    private LoadedModel model(String version, LanguageSource language, boolean completeness) {
        Path directory =
                ToyPackage.write(repository, version, language, completeness, ToyPackage.selfTestScore(language));
        LoadedModel model = LoadedModel.open(ModelPackage.open(directory), new OnnxGraphs(RuntimeOptions.cpu(1)));
        opened.add(model);
        return model;
    }
}
