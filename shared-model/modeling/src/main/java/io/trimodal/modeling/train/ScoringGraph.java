package io.trimodal.modeling.train;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.SentimentModel;
import io.trimodal.modeling.architecture.TrainableModel;
import io.trimodal.modeling.onnx.ElementType;
import io.trimodal.modeling.onnx.Graphs;
import io.trimodal.modeling.onnx.OnnxEmitter;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Value;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The forward pass alone, with the weights as inputs: validation between epochs. */
final class ScoringGraph implements AutoCloseable {
    private static final String SCORE = "score";
    private static final String COMPLETENESS = "completeness";

    private final Graph graph;

    ScoringGraph(Configuration configuration, int threads) {
        TrainableModel model = TrainableModel.of(configuration, true);
        List<Value> inputs = new ArrayList<>();
        List<Value> tokens = new ArrayList<>();
        for (Modality modality : Modality.values()) {
            Configuration.Input size = configuration.input(modality);
            Value value = model.scope()
                    .expressions()
                    .input("input." + modality.key(), SentimentModel.BATCH, Dim.of(size.frames()), Dim.of(size.dims()));
            inputs.add(value);
            tokens.add(model.embed(modality, value).tokens());
        }
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        SentimentModel.Fused fused = model.fuse(tokens.get(0), tokens.get(1), tokens.get(2));
        outputs.put(SCORE, fused.score());
        fused.completeness().ifPresent(completeness -> outputs.put(COMPLETENESS, completeness));
        graph = Graphs.load(
                "scoring",
                OnnxEmitter.emit("scoring", inputs, outputs, Map.of(), ElementType.FLOAT)
                        .toByteArray(),
                threads);
    }

    /** One score, and with LNLN one completeness, per row of the batch. */
    Scores run(SequencedMap<String, Weights> weights, BatchTensors batch) {
        Map<String, Tensor> feeds = new LinkedHashMap<>(batch.tensors());
        weights.forEach((name, value) -> feeds.put(name, tensor(value)));
        feeds.keySet().retainAll(graph.inputNames());
        Map<String, Tensor> results = graph.run(feeds, graph.outputNames());
        return new Scores(floats(results.get(SCORE)), floats(results.get(COMPLETENESS)));
    }

    /** @param completeness empty for ALMT */
    record Scores(float[] scores, float[] completeness) {}

    private static float[] floats(Tensor tensor) {
        if (tensor == null) {
            return new float[0];
        }
        Tensor.Floats floats = (Tensor.Floats) tensor;
        float[] values = new float[floats.values().limit()];
        floats.values().get(0, values);
        return values;
    }

    private static Tensor tensor(Weights weights) {
        long[] shape = new long[weights.shape().length];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = weights.shape()[i];
        }
        return Tensor.of(shape, weights.values());
    }

    @Override
    public void close() {
        graph.close();
    }
}
