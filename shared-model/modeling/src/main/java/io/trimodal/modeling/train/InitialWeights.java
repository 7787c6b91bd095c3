package io.trimodal.modeling.train;

import io.trimodal.modeling.architecture.Initial;
import io.trimodal.modeling.architecture.SentimentModel;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Value;
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
}
