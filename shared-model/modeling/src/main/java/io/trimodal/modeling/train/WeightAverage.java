package io.trimodal.modeling.train;

import io.trimodal.modeling.parameter.Weights;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A running mean of the weights over the steps (exponential, as by Polyak and Ruppert): θ̄ ← a·θ̄ + (1 − a)·θ. Early on
 * a is (1 + n) / (10 + n) where that is less, so that the initial weights are forgotten soon.
 */
public final class WeightAverage {
    private WeightAverage() {}

    /** @param steps done so far, this one included */
    public static void update(
            SequencedMap<String, Weights> mean, SequencedMap<String, Weights> weights, double averaging, long steps) {
        float keep = (float) Math.min(averaging, (1.0 + steps) / (10.0 + steps));
        float take = 1 - keep;
        mean.forEach((name, value) -> {
            float[] m = value.values();
            float[] w = weights.get(name).values();
            for (int i = 0; i < m.length; i++) {
                m[i] = keep * m[i] + take * w[i];
            }
        });
    }

    public static SequencedMap<String, Weights> copy(SequencedMap<String, Weights> weights) {
        SequencedMap<String, Weights> copy = new LinkedHashMap<>();
        weights.forEach((name, value) ->
                copy.put(name, new Weights(value.shape(), value.values().clone())));
        return copy;
    }
}
