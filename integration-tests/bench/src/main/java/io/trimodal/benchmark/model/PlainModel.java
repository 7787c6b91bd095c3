package io.trimodal.benchmark.model;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Utterance;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.SentimentModel;
import io.trimodal.modeling.architecture.TrainableModel;
import io.trimodal.modeling.onnx.ConstantFolding;
import io.trimodal.modeling.onnx.ElementType;
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

/**
 * The baseline: the model as the published code computes it, in one ONNX graph from three modalities to the score, as a
 * plain export would give it. Nothing is folded but what any exporter folds (transposed weights).
 */
public final class PlainModel implements AutoCloseable {
    private final Configuration configuration;
    private final Graph graph;

    /** @param graph of {@link #export} */
    public PlainModel(Configuration configuration, Graph graph) {
        this.configuration = configuration;
        this.graph = graph;
    }

    /**
     * Inputs {@code language}, {@code audio} and {@code vision}, {@code [batch, frames, dims]}; output {@code score}.
     */
    public static ModelProto export(Configuration configuration, Map<String, Weights> weights) {
        TrainableModel model = TrainableModel.of(configuration, false);
        List<Value> inputs = new ArrayList<>();
        List<Value> tokens = new ArrayList<>();
        for (Modality modality : Modality.values()) {
            Configuration.Input size = configuration.input(modality);
            Value features = model.scope()
                    .expressions()
                    .input(modality.key(), SentimentModel.BATCH, Dim.of(size.frames()), Dim.of(size.dims()));
            inputs.add(features);
            tokens.add(model.embed(modality, features).tokens());
        }
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put(
                "score", model.fuse(tokens.get(0), tokens.get(1), tokens.get(2)).score());
        Map<Value, Weights> constants = ConstantFolding.fold(outputs.values(), weights);
        return OnnxEmitter.emit("plain", inputs, outputs, constants, ElementType.FLOAT);
    }

    /** Scores of utterances that have features of all modalities, as many frames as the configuration has. */
    public float[] scores(List<Utterance> utterances) {
        Map<String, Tensor> feeds = new LinkedHashMap<>();
        for (Modality modality : Modality.values()) {
            feeds.put(modality.key(), batch(utterances, modality));
        }
        Tensor.Floats score = (Tensor.Floats) graph.run(feeds, List.of("score")).get("score");
        float[] scores = new float[utterances.size()];
        score.values().get(0, scores);
        return scores;
    }

    private Tensor batch(List<Utterance> utterances, Modality modality) {
        Configuration.Input size = configuration.input(modality);
        Tensor.Floats tensor = Tensor.floats(utterances.size(), size.frames(), size.dims());
        for (int i = 0; i < utterances.size(); i++) {
            float[] values = ((Features) utterances.get(i).input(modality)).values();
            tensor.values().put(i * size.frames() * size.dims(), values);
        }
        return tensor;
    }

    @Override
    public void close() {
        graph.close();
    }
}
