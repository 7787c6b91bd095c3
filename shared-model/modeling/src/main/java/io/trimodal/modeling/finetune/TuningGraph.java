package io.trimodal.modeling.finetune;

import io.trimodal.modeling.architecture.BertEncoder;
import io.trimodal.modeling.onnx.ElementType;
import io.trimodal.modeling.onnx.Graphs;
import io.trimodal.modeling.onnx.OnnxEmitter;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Gradients;
import io.trimodal.modeling.tensor.Value;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Loss, gradients and scores of {@link UpperLayers} as ONNX graphs whose inputs are the batch and the weights. */
final class TuningGraph implements AutoCloseable {
    private static final String LOSS = "loss";
    private static final String SCORE = "score";
    private static final String POOLED = "pooled";
    private static final String GRADIENT = "gradient.";

    private final Graph training;
    private final Graph scoring;
    private final SequencedMap<String, Tensor.Floats> parameters = new LinkedHashMap<>();
    private final SequencedMap<String, Tensor.Floats> gradients = new LinkedHashMap<>();

    TuningGraph(TuningOptions options, BertEncoder.Size size) {
        UpperLayers upper = new UpperLayers(options, size);
        SequencedMap<String, Value> values = upper.expressions().parameters();
        Gradients found = Gradients.of(upper.loss(), values.values());
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put(LOSS, upper.loss());
        values.forEach((name, value) -> {
            long[] shape = Arrays.stream(value.shape().fixed()).asLongStream().toArray();
            parameters.put(name, Tensor.floats(shape));
            gradients.put(name, Tensor.floats(shape));
            outputs.put(GRADIENT + name, found.withRespectTo(value).orElseThrow());
        });
        training = graph("tuning", upper.inputs(), outputs, options.threads());
        SequencedMap<String, Value> score = new LinkedHashMap<>();
        score.put(SCORE, upper.score());
        score.put(POOLED, upper.pooled());
        scoring = graph("scoring", upper.inputs().subList(0, 2), score, options.threads());
    }

    private static Graph graph(String name, List<Value> inputs, SequencedMap<String, Value> outputs, int threads) {
        byte[] bytes = OnnxEmitter.emit(name, inputs, outputs, Map.of(), ElementType.FLOAT)
                .toByteArray();
        return Graphs.load(name, bytes, threads);
    }

    /** Names and shapes of what is trained. */
    SequencedMap<String, Tensor.Floats> parameters() {
        return parameters;
    }

    /** Runs forward and backward; the gradients are then at {@link #gradient}. @return the loss */
    float step(Map<String, Weights> weights, TuningBatch batch) {
        Map<String, Tensor> feeds = feeds(weights, batch);
        feeds.put("label", batch.labels());
        Map<String, Tensor> results = new LinkedHashMap<>();
        Tensor.Floats loss = Tensor.floats();
        results.put(LOSS, loss);
        gradients.forEach((name, tensor) -> results.put(GRADIENT + name, tensor));
        training.runInto(feeds, results);
        return loss.values().get(0);
    }

    /** Copies a parameter's gradient. */
    void gradient(String name, float[] into) {
        gradients.get(name).values().get(0, into);
    }

    /** One score per text of the batch. */
    float[] scores(Map<String, Weights> weights, TuningBatch batch) {
        return scoring(SCORE, weights, batch);
    }

    /** What the regression takes of each text of the batch, row after row. */
    float[] pooled(Map<String, Weights> weights, TuningBatch batch) {
        return scoring(POOLED, weights, batch);
    }

    private float[] scoring(String output, Map<String, Weights> weights, TuningBatch batch) {
        Tensor.Floats found = (Tensor.Floats)
                scoring.run(feeds(weights, batch), List.of(output)).get(output);
        float[] values = new float[found.values().limit()];
        found.values().get(0, values);
        return values;
    }

    private Map<String, Tensor> feeds(Map<String, Weights> weights, TuningBatch batch) {
        Map<String, Tensor> feeds = new LinkedHashMap<>();
        feeds.put("state", batch.states());
        feeds.put("mask", batch.mask());
        parameters.forEach((name, tensor) -> {
            tensor.values().put(0, weights.get(name).values());
            feeds.put(name, tensor);
        });
        return feeds;
    }

    @Override
    public void close() {
        training.close();
        scoring.close();
    }
}
