package io.trimodal.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.erasure.Passes;
import io.trimodal.explain.faithfulness.Faithfulness;
import io.trimodal.explain.faithfulness.Receipt;
import io.trimodal.explain.occlusion.Occlusion;
import io.trimodal.explain.unit.Method;
import io.trimodal.explain.unit.Unit;
import io.trimodal.explain.unit.UnsupportedExplanationException;
import io.trimodal.explain.unit.Windows;
import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.LanguageInput;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.ModelPackage;
import io.trimodal.predict.Completeness;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.ToyPackage;
import io.trimodal.runtime.Cancellation;
import io.trimodal.runtime.CancelledException;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the toy package, whose score is a weighted sum: every effect can be worked out by hand. */
class ExplainerTest {
    private static final Features AUDIO = Features.of(new float[][] {{1, 2}, {0, -1}, {3, 0}});
    private static final Features VISION = Features.of(new float[][] {{1}, {1}});
    private static final ExplainOptions FRAME_BY_FRAME = new ExplainOptions(
            Set.of(Method.OCCLUSION),
            new Windows(1, 1),
            ExplainOptions.USUAL_INTEGRATION,
            java.util.Optional.of(new Faithfulness(10, 5, 1)));

    @TempDir
    Path repository;

    private final InferencePool pool = new InferencePool(2, 2);
    private final List<LoadedModel> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(LoadedModel::close);
        pool.close();
    }

    private LoadedModel model(LanguageSource language, boolean completeness) {
        Path directory = ToyPackage.write(repository, "1", language, completeness, ToyPackage.selfTestScore(language));
        LoadedModel model = LoadedModel.open(
                ModelPackage.open(directory), new OnnxGraphs(new RuntimeOptions(1, RuntimeOptions.Device.CPU)));
        opened.add(model);
        return model;
    }

    private Explanation explain(LoadedModel model, LanguageInput language, ExplainOptions options) {
        return new Explainer(pool)
                .explain(model, new Utterance("u1", language, AUDIO, VISION), options, Cancellation.NEVER);
    }

    @Test
    void shapley_ofASum_givesEachModalityItsTerm() {
        Explanation explanation = explain(model(ToyPackage.FROZEN, false), new Text("good bad"), FRAME_BY_FRAME);

        // Absent language is [CLS], as many [UNK]s as the toy takes, which are two, [SEP].
        double words = 6 * (2 * 3 * (4 - 1) + 3 * 3 * (5 - 1));
        assertThat(explanation.shapley().values().get(Modality.LANGUAGE)).isEqualTo(words, within(1e-3));
        assertThat(explanation.shapley().values().get(Modality.AUDIO)).isEqualTo(6 * (3 - 2 + 9), within(1e-3));
        assertThat(explanation.shapley().values().get(Modality.VISION)).isEqualTo(6 * 3, within(1e-3));
        assertThat(explanation.shapley().residual()).isEqualTo(0, within(1e-9));
        explanation
                .shapley()
                .interactions()
                .values()
                .forEach(value -> assertThat(value).isEqualTo(0, within(1e-3)));
        assertThat(explanation.coalitions()).hasSize(8);
        assertThat(explanation.coalitions().getLast().score())
                .isEqualTo(explanation.prediction().score());
    }

    @Test
    void occlusion_ofASum_givesEachUnitItsTerm() {
        Explanation explanation = explain(model(ToyPackage.FROZEN, false), new Text("Good bad"), FRAME_BY_FRAME);

        assertThat(explanation.units().get(Modality.LANGUAGE))
                .containsExactly(new Unit(Modality.LANGUAGE, 1, 2, "Good"), new Unit(Modality.LANGUAGE, 2, 3, "bad"));
        Map<Modality, double[]> values =
                explanation.occlusion().orElseThrow().attribution().values();
        assertThat(values.get(Modality.LANGUAGE)).containsExactly(new double[] {108, 216}, within(1e-3));
        assertThat(values.get(Modality.AUDIO)).containsExactly(new double[] {18, -12, 54}, within(1e-3));
        assertThat(values.get(Modality.VISION)).containsExactly(new double[] {6, 12}, within(1e-3));
    }

    @Test
    void windows_shareTheirEffectAmongTheirFrames() {
        ExplainOptions options = new ExplainOptions(
                Set.of(Method.OCCLUSION),
                new Windows(2, 1),
                ExplainOptions.USUAL_INTEGRATION,
                java.util.Optional.empty());
        Occlusion occlusion = explain(model(ToyPackage.FEATURES_ONLY, false), Absent.INSTANCE, options)
                .occlusion()
                .orElseThrow();

        assertThat(occlusion.spans().get(Modality.AUDIO))
                .containsExactly(new Occlusion.Span(0, 2, 6), new Occlusion.Span(1, 3, 42));
        assertThat(occlusion.attribution().values().get(Modality.AUDIO))
                .containsExactly(new double[] {3, 12, 21}, within(1e-3));
        assertThat(occlusion.spans()).doesNotContainKey(Modality.LANGUAGE);
    }

    /**
     * The area of a mean curve is the mean of the areas; with nothing and with everything erased all orders are the
     * same.
     */
    private static void randomCurve_spansTheRandomArea(Receipt receipt) {
        double[] shares = receipt.shares();
        double[] scores = receipt.randomScores();
        int last = shares.length - 1;
        double area = 0;
        for (int i = 1; i <= last; i++) {
            area += ((scores[i] + scores[i - 1]) / 2 - scores[last]) * (shares[i] - shares[i - 1]);
        }
        assertThat(receipt.direction() * area).isEqualTo(receipt.randomMean(), within(1e-9));
        assertThat(scores[0]).isEqualTo(receipt.deletionScores()[0], within(1e-9));
        assertThat(receipt.randomDeviations()[0]).isEqualTo(0, within(1e-9));
        assertThat(receipt.randomDeviations()[last]).isEqualTo(0, within(1e-9));
    }

    /** Of a sum, no order can erase faster than the true one, and none more slowly than its reverse. */
    @Test
    void receipt_ofTheTrueOrder_isBetterThanRandom() {
        Explanation explanation = explain(model(ToyPackage.FROZEN, false), new Text("good bad"), FRAME_BY_FRAME);

        List<Receipt> receipts = explanation.receipts().get(Method.OCCLUSION);
        assertThat(receipts).hasSize(4);
        for (Receipt receipt : receipts) {
            assertThat(receipt.direction()).isEqualTo(1);
            assertThat(receipt.deletionScores()[0])
                    .isEqualTo(explanation.prediction().score());
            assertThat(receipt.insertionScores()[receipt.shares().length - 1])
                    .isEqualTo(explanation.prediction().score());
            assertThat(receipt.insertionScores()[0]).isEqualTo(receipt.deletionScores()[receipt.shares().length - 1]);
            assertThat(receipt.deletion()).isLessThanOrEqualTo(receipt.randomMean());
            assertThat(receipt.insertion()).isGreaterThanOrEqualTo(receipt.randomMean());
            assertThat(receipt.orders()).isEqualTo(5);
            randomCurve_spansTheRandomArea(receipt);
        }
        assertThat(receipts.getFirst().modalities()).containsExactlyInAnyOrder(Modality.values());
        // Audio: 60 in all; 54, 18 and −12 are erased in this order: 60, 6, −12, 0.
        assertThat(receipts.get(2).deletion()).isEqualTo((30 + 6 - 12) / 3.0, within(1e-3));
    }

    @Test
    void modality_thatWasNotGiven_isADummyAndDoublesNoWork() {
        Explanation explanation =
                explain(model(ToyPackage.FROZEN, false), Absent.INSTANCE, ExplainOptions.of(Method.SHAPLEY));

        assertThat(explanation.shapley().values().get(Modality.LANGUAGE)).isZero();
        assertThat(explanation.coalitions()).hasSize(4);
        assertThat(explanation.passes()).isEqualTo(new Passes(0, 2, 4, 0));
        assertThat(explanation.units()).containsOnlyKeys(Modality.AUDIO, Modality.VISION);
    }

    @Test
    void signals_tellCompletenessWhereThereIsOne() {
        ModelSignals with = explain(model(ToyPackage.FEATURES_ONLY, true), Absent.INSTANCE, ExplainOptions.of())
                .signals();
        assertThat(with.completeness()).isInstanceOf(Completeness.Estimated.class);
        assertThat(with.proxyShare()).isEqualTo(1 - (double) ((Completeness.Estimated) with.completeness()).value());
    }

    @Test
    void integratedGradients_withoutGradientGraphs_areRefused() {
        LoadedModel model = model(ToyPackage.FEATURES_ONLY, false);
        assertThatThrownBy(() -> explain(model, Absent.INSTANCE, ExplainOptions.of(Method.INTEGRATED_GRADIENTS)))
                .isInstanceOf(UnsupportedExplanationException.class)
                .hasMessageContaining("no gradient graphs");
    }

    @Test
    void cancelled_endsBetweenSlices() {
        LoadedModel model = model(ToyPackage.FROZEN, false);
        AtomicInteger asked = new AtomicInteger();
        Utterance utterance = new Utterance("u1", new Text("good bad"), AUDIO, VISION);
        assertThatThrownBy(() -> new Explainer(pool)
                        .explain(model, utterance, FRAME_BY_FRAME, () -> asked.incrementAndGet() > 5))
                .isInstanceOf(CancelledException.class);
        assertThat(pool.inFlight()).isZero();
    }
}
