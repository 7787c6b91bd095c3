package io.trimodal.modeling.train;

import io.trimodal.modeling.architecture.Initial;
import io.trimodal.modeling.architecture.SentimentModel;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;

/** Draws the weights that training starts from. Each parameter has its own stream, so adding one changes no other. */
final class InitialWeights {
    private InitialWeights() {}

    static SequencedMap<String, Weights> draw(SentimentModel model, long seed) {
        SequencedMap<String, Weights> weights = new LinkedHashMap<>();
        Map<String, Value> shapes = model.scope().expressions().parameters();
        model.scope().initials().forEach((name, initial) -> {
            int[] shape = shapes.get(name).shape().fixed();
            float[] values = new float[Weights.elements(shape)];
            Random random = new Random(seed * 1_000_003 + name.hashCode());
            for (int i = 0; i < values.length; i++) {
                values[i] = switch (initial) {
                    case Initial.Normal _ -> (float) random.nextGaussian();
                    case Initial.Constant(double number) -> (float) number;
                    case Initial.Uniform(double bound) -> (float) (bound * (2 * random.nextDouble() - 1));
                };
            }
            weights.put(name, new Weights(shape, values));
        });
        return weights;
    }

    /**
     * Weights of an earlier training in place of drawn ones.
     *
     * @param earlier taking raw features; what training alone needs may be missing and is drawn
     * @throws IllegalArgumentException naming a parameter of another shape, or if none is known
     */
    static SequencedMap<String, Weights> from(
            Map<String, Weights> earlier, SequencedMap<String, Weights> drawn, Standardization standardization) {
        SequencedMap<String, Weights> raw = new LinkedHashMap<>(drawn);
        drawn.forEach((name, weights) -> {
            Weights known = earlier.get(name);
            if (known == null) {
                return;
            }
            if (!Arrays.equals(known.shape(), weights.shape())) {
                throw new IllegalArgumentException("the weights to begin with have " + name + " in the shape "
                        + Arrays.toString(known.shape()) + "; this training needs " + Arrays.toString(weights.shape()));
            }
            raw.put(name, new Weights(known.shape(), known.values().clone()));
        });
        if (drawn.keySet().stream().noneMatch(earlier::containsKey)) {
            throw new IllegalArgumentException("the weights to begin with have no parameter of this model");
        }
        return standardization.unfoldFrom(raw);
    }
}
