package io.trimodal.modeling.train;

import io.trimodal.feature.Features;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.parameter.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Scores samples and compares with their labels. */
public final class Evaluator implements AutoCloseable {
    private static final int BATCH = 64;

    private final Configuration configuration;
    private final ScoringGraph scoring;

    public Evaluator(Configuration configuration, int threads) {
        this.configuration = configuration;
        this.scoring = new ScoringGraph(configuration, threads);
    }

    /**
     * The figures of a held-out split, whole and with modalities left out, by name: {@code complete}, {@code text-only},
     * {@code audio-and-vision-only}.
     *
     * @param weights that take raw features
     */
    public SequencedMap<String, RegressionMetrics> heldOut(
            SequencedMap<String, Weights> weights, List<Sample> samples, Features absentLanguage) {
        SequencedMap<String, RegressionMetrics> figures = new LinkedHashMap<>();
        Standardization none = Standardization.none();
        figures.put(
                "complete",
                metrics(weights, samples.stream().map(Sample.View::complete).toList(), none));
        figures.put(
                "text-only",
                metrics(weights, samples.stream().map(Sample.View::languageOnly).toList(), none));
        figures.put(
                "audio-and-vision-only",
                metrics(
                        weights,
                        samples.stream()
                                .map(sample -> Sample.View.withoutLanguage(sample, absentLanguage))
                                .toList(),
                        none));
        return figures;
    }

    RegressionMetrics metrics(
            SequencedMap<String, Weights> weights, List<Sample.View> views, Standardization standardization) {
        float[] scores = new float[views.size()];
        float[] labels = new float[views.size()];
        for (int from = 0; from < views.size(); from += BATCH) {
            List<Sample.View> slice = views.subList(from, Math.min(views.size(), from + BATCH));
            float[] batch = scoring.scores(weights, BatchTensors.of(slice, configuration, standardization));
            System.arraycopy(batch, 0, scores, from, batch.length);
            for (int i = 0; i < batch.length; i++) {
                labels[from + i] = slice.get(i).label();
            }
        }
        return RegressionMetrics.of(scores, labels);
    }

    @Override
    public void close() {
        scoring.close();
    }
}
