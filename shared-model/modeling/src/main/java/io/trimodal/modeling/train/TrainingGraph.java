package io.trimodal.modeling.train;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.SentimentModel;
import io.trimodal.modeling.architecture.TrainableModel;
import io.trimodal.modeling.architecture.TrainableModel.Batch;
import io.trimodal.modeling.architecture.TrainableModel.Objective;
import io.trimodal.modeling.architecture.TrainableModel.Triple;
import io.trimodal.modeling.onnx.ElementType;
import io.trimodal.modeling.onnx.Graphs;
import io.trimodal.modeling.onnx.OnnxEmitter;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Expressions;
import io.trimodal.modeling.tensor.Gradients;
import io.trimodal.modeling.tensor.Value;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * The training step's loss and gradients as one ONNX graph whose inputs are the batch and the parameters. The embedding
 * is in its folded form, folding included, so that a step costs what the folded model costs.
 */
final class TrainingGraph implements AutoCloseable {
    private static final String LOSS = "loss.";
    private static final String GRADIENT = "gradient.";

    private final TrainableModel model;
    private final Graph graph;
    private final List<String> lossNames;
    private final SequencedMap<String, Tensor> parameters = new LinkedHashMap<>();
    private final SequencedMap<String, Tensor.Floats> gradients = new LinkedHashMap<>();

    TrainingGraph(Configuration configuration, int threads) {
        model = TrainableModel.of(configuration, true);
        Expressions expressions = model.scope().expressions();
        List<Value> inputs = new ArrayList<>();
        Triple input = triple(configuration, "input.", inputs);
        Triple complete = triple(configuration, "complete.", inputs);
        Value label = expressions.input("label", SentimentModel.BATCH);
        Value completeness = expressions.input("completeness", SentimentModel.BATCH);
        inputs.add(label);
        inputs.add(completeness);
        Objective objective = model.objective(new Batch(input, complete, label, completeness));

        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        objective.losses().forEach((name, value) -> outputs.put(LOSS + name, value));
        outputs.put(LOSS + "total", objective.total());
        lossNames = Stream.concat(objective.losses().keySet().stream(), Stream.of("total"))
                .toList();
        Gradients found =
                Gradients.of(objective.total(), expressions.parameters().values());
        expressions.parameters().forEach((name, value) -> {
            parameters.put(name, Tensor.floats(longs(value)));
            found.withRespectTo(value).ifPresent(gradient -> {
                outputs.put(GRADIENT + name, gradient);
                gradients.put(name, Tensor.floats(longs(value)));
            });
        });
        byte[] bytes = OnnxEmitter.emit("training", inputs, outputs, Map.of(), ElementType.FLOAT)
                .toByteArray();
        graph = Graphs.load("training", bytes, threads);
    }

    SentimentModel model() {
        return model;
    }

    /** Runs forward and backward with the given weights; the gradients are then at {@link #gradient}. */
    SequencedMap<String, Float> step(SequencedMap<String, Weights> weights, BatchTensors batch) {
        Map<String, Tensor> feeds = new LinkedHashMap<>(batch.tensors());
        feeds.keySet().retainAll(graph.inputNames());
        parameters.forEach((name, tensor) -> {
            ((Tensor.Floats) tensor).values().put(0, weights.get(name).values());
            if (graph.inputNames().contains(name)) {
                feeds.put(name, tensor);
            }
        });
        Map<String, Tensor> results = new LinkedHashMap<>();
        lossNames.forEach(name -> results.put(LOSS + name, Tensor.floats()));
        gradients.forEach((name, tensor) -> results.put(GRADIENT + name, tensor));
        graph.runInto(feeds, results);
        SequencedMap<String, Float> losses = new LinkedHashMap<>();
        for (String name : lossNames) {
            losses.put(name, ((Tensor.Floats) results.get(LOSS + name)).values().get(0));
        }
        return losses;
    }

    /** Copies a parameter's gradient; zeros where the loss does not depend on it (a folded norm's bias). */
    void gradient(String name, float[] into) {
        Tensor.Floats gradient = gradients.get(name);
        if (gradient == null) {
            java.util.Arrays.fill(into, 0);
        } else {
            gradient.values().get(0, into);
        }
    }

    private Triple triple(Configuration configuration, String prefix, List<Value> inputs) {
        Map<Modality, Value> values = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            Configuration.Input size = configuration.input(modality);
            Value value = model.scope()
                    .expressions()
                    .input(prefix + modality.key(), SentimentModel.BATCH, Dim.of(size.frames()), Dim.of(size.dims()));
            values.put(modality, value);
            inputs.add(value);
        }
        return new Triple(values.get(Modality.LANGUAGE), values.get(Modality.AUDIO), values.get(Modality.VISION));
    }

    private static long[] longs(Value value) {
        int[] shape = value.shape().fixed();
        long[] result = new long[shape.length];
        for (int i = 0; i < shape.length; i++) {
            result[i] = shape[i];
        }
        return result;
    }

    @Override
    public void close() {
        graph.close();
    }
}
