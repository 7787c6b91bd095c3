package io.trimodal.modeling.train;

import io.trimodal.modeling.parameter.Weights;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * AdamW with decoupled weight decay on all parameters, in the order of operations and with the defaults of PyTorch
 * (betas 0.9 and 0.999, epsilon 1e-8; MODEL-SPEC.md, section 4). Deterministic: each element is updated on its own.
 */
public final class AdamW {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final SequencedMap<String, Moments> moments = new LinkedHashMap<>();
    private final double weightDecay;
    private long steps;

    /** Running means of a parameter's gradient and of its square. */
    record Moments(float[] first, float[] second) {}

    /** @param parameters whose shapes the moments take */
    public AdamW(SequencedMap<String, Weights> parameters, double weightDecay) {
        this.weightDecay = weightDecay;
        parameters.forEach((name, weights) ->
                moments.put(name, new Moments(new float[weights.values().length], new float[weights.values().length])));
    }

    long steps() {
        return steps;
    }

    Moments moments(String name) {
        return moments.get(name);
    }

    /** Takes up a saved state; the moments are restored through {@link #moments}. */
    void resumeAt(long savedSteps) {
        steps = savedSteps;
    }

    /** To be called once per step, before {@link #update}. */
    public void beginStep() {
        steps++;
    }

    /**
     * θ ← θ·(1 − lr·λ) − lr·m̂/(√v̂ + ε), in place.
     *
     * @param gradient of the same length as {@code values}
     */
    public void update(String name, float[] values, float[] gradient, double learningRate) {
        Moments state = moments.get(name);
        float[] m = state.first();
        float[] v = state.second();
        float decay = (float) (1 - learningRate * weightDecay);
        float stepSize = (float) (learningRate / (1 - Math.pow(BETA1, steps)));
        float correction = (float) (1 / Math.sqrt(1 - Math.pow(BETA2, steps)));
        float b1 = (float) BETA1;
        float b2 = (float) BETA2;
        float c1 = (float) (1 - BETA1);
        float c2 = (float) (1 - BETA2);
        float epsilon = (float) EPSILON;
        for (int i = 0; i < values.length; i++) {
            float g = gradient[i];
            m[i] = b1 * m[i] + c1 * g;
            v[i] = b2 * v[i] + c2 * g * g;
            values[i] = values[i] * decay - stepSize * m[i] / ((float) Math.sqrt(v[i]) * correction + epsilon);
        }
    }
}
