package io.trimodal.modeling.finetune;

import io.trimodal.modeling.finetune.TuningSet.Item;
import io.trimodal.modeling.parameter.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The regression that tuning starts from: the best for the layers as they are. A random one would first pull the layers
 * to where its own errors lead, and away from what they know of other texts (Kumar et al. 2022, linear probing before
 * fine-tuning).
 */
final class FirstHead {
    private static final double STRENGTH = 1000;

    private final TuningGraph graph;
    private final int batch;

    FirstHead(TuningGraph graph, int batch) {
        this.graph = graph;
        this.batch = batch;
    }

    /** @return the same weights with a regression fitted to the items */
    SequencedMap<String, Weights> fitted(SequencedMap<String, Weights> weights, List<Item> items) {
        List<Item> sorted = items.stream()
                .sorted(Comparator.comparingInt(item -> item.text().tokens()))
                .toList();
        float[][] rows = rows(weights, sorted);
        float[] labels = new float[rows.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = sorted.get(i).label();
        }
        RidgeRegression found = new RidgeRegression.Problem(rows, labels).solve(STRENGTH);
        SequencedMap<String, Weights> fitted = new LinkedHashMap<>(weights);
        fitted.put(
                UpperLayers.HEAD + "weight",
                new Weights(weights.get(UpperLayers.HEAD + "weight").shape(), found.rawCoefficients()));
        fitted.put(UpperLayers.HEAD + "bias", new Weights(new int[] {1}, new float[] {found.rawIntercept()}));
        return fitted;
    }

    private float[][] rows(Map<String, Weights> weights, List<Item> items) {
        List<float[]> rows = new ArrayList<>();
        for (int from = 0; from < items.size(); from += batch) {
            List<Item> some = items.subList(from, Math.min(items.size(), from + batch));
            float[] pooled = graph.pooled(weights, TuningBatch.of(some, batch));
            int width = pooled.length / batch;
            for (int i = 0; i < some.size(); i++) {
                rows.add(Arrays.copyOfRange(pooled, i * width, (i + 1) * width));
            }
        }
        return rows.toArray(float[][]::new);
    }
}
