package io.trimodal.modeling.export;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.SentimentModel;
import io.trimodal.modeling.architecture.TrainableModel;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The parameters that serving a model needs; LNLN's reconstructor and discriminator, for one, are needed in training
 * only.
 */
public final class ServingParameters {
    private ServingParameters() {}

    /** Shapes by name, in the order in which the model uses them. */
    public static SequencedMap<String, int[]> shapes(Configuration configuration) {
        TrainableModel model = TrainableModel.of(configuration, true);
        List<Value> tokens = new ArrayList<>();
        for (Modality modality : Modality.values()) {
            Configuration.Input input = configuration.input(modality);
            Value features = model.scope()
                    .expressions()
                    .input(modality.key(), SentimentModel.BATCH, Dim.of(input.frames()), Dim.of(input.dims()));
            tokens.add(model.embed(modality, features).tokens());
        }
        model.fuse(tokens.get(0), tokens.get(1), tokens.get(2));
        SequencedMap<String, int[]> shapes = new LinkedHashMap<>();
        model.scope()
                .expressions()
                .parameters()
                .forEach((name, value) -> shapes.put(name, value.shape().fixed()));
        return shapes;
    }

    /**
     * The serving weights out of all of a checkpoint's.
     *
     * @throws MisfitException naming what is missing or has another shape
     */
    public static SequencedMap<String, Weights> select(Configuration configuration, Map<String, Weights> all) {
        SequencedMap<String, Weights> selected = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        shapes(configuration).forEach((name, shape) -> {
            Weights weights = all.get(name);
            if (weights == null) {
                missing.add(name);
            } else if (!Arrays.equals(weights.shape(), shape)) {
                throw new MisfitException(name + " has the shape " + Arrays.toString(weights.shape())
                        + "; the model needs " + Arrays.toString(shape));
            } else {
                selected.put(name, weights);
            }
        });
        if (!missing.isEmpty()) {
            throw new MisfitException("the checkpoint lacks " + missing.size() + " parameters, among them "
                    + String.join(", ", missing.subList(0, Math.min(3, missing.size()))));
        }
        return selected;
    }
}
