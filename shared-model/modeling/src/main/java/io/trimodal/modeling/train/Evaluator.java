package io.trimodal.modeling.train;

import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.parameter.Weights;
import java.util.List;
import java.util.SequencedMap;

/** Scores samples and compares with their labels. */
final class Evaluator implements AutoCloseable {
    private static final int BATCH = 64;

    private final Configuration configuration;
    private final ScoringGraph scoring;

    Evaluator(Configuration configuration, int threads) {
        this.configuration = configuration;
        this.scoring = new ScoringGraph(configuration, threads);
    }

    /**
     * @param scores one per view
     * @param completeness likewise; empty for ALMT
     * @param labels likewise
     * @param erased likewise: what completeness should tell
     */
    record Scored(float[] scores, float[] completeness, float[] labels, float[] erased) {
        RegressionMetrics metrics() {
            return RegressionMetrics.of(scores, labels);
        }
    }

    /**
     * @param views made when they are needed, one batch at a time: features of a whole split may not fit into memory
     * @param standardization that the weights expect; none for weights that take raw features
     */
    Scored score(SequencedMap<String, Weights> weights, List<View> views, Standardization standardization) {
        float[] scores = new float[views.size()];
        float[] completeness = new float[0];
        float[] labels = new float[views.size()];
        float[] erased = new float[views.size()];
        for (int from = 0; from < views.size(); from += BATCH) {
            List<View> slice = List.copyOf(views.subList(from, Math.min(views.size(), from + BATCH)));
            for (int i = 0; i < slice.size(); i++) {
                labels[from + i] = slice.get(i).label();
                erased[from + i] = slice.get(i).erased();
            }
            ScoringGraph.Scores batch = scoring.run(weights, BatchTensors.of(slice, configuration, standardization));
            System.arraycopy(batch.scores(), 0, scores, from, slice.size());
            if (batch.completeness().length > 0) {
                completeness = completeness.length == 0 ? new float[views.size()] : completeness;
                System.arraycopy(batch.completeness(), 0, completeness, from, slice.size());
            }
        }
        return new Scored(scores, completeness, labels, erased);
    }

    RegressionMetrics metrics(
            SequencedMap<String, Weights> weights, List<View> views, Standardization standardization) {
        return score(weights, views, standardization).metrics();
    }

    @Override
    public void close() {
        scoring.close();
    }
}
