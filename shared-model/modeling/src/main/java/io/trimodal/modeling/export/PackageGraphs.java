package io.trimodal.modeling.export;

import io.trimodal.feature.Modality;
import io.trimodal.model.Architecture;
import io.trimodal.modeling.architecture.BertEncoder;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.Scope;
import io.trimodal.modeling.architecture.SentimentModel;
import io.trimodal.modeling.architecture.SentimentModel.Embedded;
import io.trimodal.modeling.architecture.SentimentModel.Fused;
import io.trimodal.modeling.architecture.TrainableModel;
import io.trimodal.modeling.onnx.ConstantFolding;
import io.trimodal.modeling.onnx.ElementType;
import io.trimodal.modeling.onnx.OnnxEmitter;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.served.OrthonormalBasis;
import io.trimodal.modeling.served.ServedForm;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Expressions;
import io.trimodal.modeling.tensor.Gradients;
import io.trimodal.modeling.tensor.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The ONNX files of a package, split where the embeddings meet; shared-model/README.md, section 4, names them. */
final class PackageGraphs {
    private static final Dim FRAMES = Dim.symbol("frames");
    private static final Dim TOKENS = Dim.symbol("tokens");

    private final Configuration configuration;
    private final Map<String, Weights> weights;

    PackageGraphs(Configuration configuration, Map<String, Weights> weights) {
        this.configuration = configuration;
        this.weights = OrthonormalBasis.added(configuration, weights);
    }

    /** From features {@code <modality>} to {@code embedded} and {@code attention}. */
    byte[] embedding(Modality modality) {
        SentimentModel model = ServedForm.of(configuration);
        Value features = features(model, modality);
        return emit("embed-" + modality.key(), List.of(features), outputs(model.embed(modality, features)), weights);
    }

    /**
     * From token ids through BERT to {@code embedded} and {@code attention}; the last hidden state is a third output,
     * {@code features} {@code [batch, tokens, dims]}.
     */
    byte[] languageEmbeddingFromIds(Map<String, Weights> bert) {
        SentimentModel model = ServedForm.of(configuration);
        Expressions expressions = model.scope().expressions();
        List<Value> inputs = new ArrayList<>();
        for (String name : List.of("input_ids", "attention_mask", "token_type_ids")) {
            inputs.add(expressions.integerInput(name, SentimentModel.BATCH, TOKENS));
        }
        Scope scope = new Scope(expressions).at("bertmodel", "model");
        Value state = BertEncoder.apply(scope, inputs.get(0), inputs.get(1), inputs.get(2), BertEncoder.Size.of(bert));
        SequencedMap<String, Value> outputs = outputs(model.embed(Modality.LANGUAGE, state));
        outputs.put("features", state);
        Map<String, Weights> all = new LinkedHashMap<>(weights);
        bert.forEach((name, value) -> all.put("bertmodel.model." + name, value));
        return emit("embed-language", inputs, outputs, all);
    }

    /** From features and {@code upstream} to {@code <modality>_gradient}. */
    byte[] embeddingGradient(Modality modality) {
        TrainableModel model = TrainableModel.of(configuration, true);
        Value features = features(model, modality);
        Value upstream = model.scope()
                .expressions()
                .input("upstream", SentimentModel.BATCH, Dim.of(configuration.tokens()), Dim.of(configuration.width()));
        Gradients gradients = Gradients.of(model.embed(modality, features).tokens(), upstream, List.of(features));
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put(
                modality.key() + "_gradient", gradients.withRespectTo(features).orElseThrow());
        return emit("embed-" + modality.key() + "-gradient", List.of(features, upstream), outputs, weights);
    }

    /** From three embeddings to score, attention maps, hyper-modality and, for LNLN, completeness. */
    byte[] fuse() {
        SentimentModel model = ServedForm.of(configuration);
        List<Value> inputs = embeddings(model);
        Fused fused = model.fuse(inputs.get(0), inputs.get(1), inputs.get(2));
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("score", fused.score());
        outputs.put("alpha", fused.alpha());
        outputs.put("beta", fused.beta());
        outputs.put("hyper", fused.hyper());
        fused.completeness().ifPresent(completeness -> outputs.put("completeness", completeness));
        return emit("fuse", inputs, outputs, weights);
    }

    /**
     * From three embeddings to score and {@code <modality>_gradient}, d score / d each of them as the published code's
     * backward pass gives it. LNLN's gradient reversal makes that differ from the derivative for audio and vision, so
     * its graph has {@code <modality>_derivative} besides: what integrated gradients need.
     */
    byte[] fuseGradient() {
        TrainableModel model = TrainableModel.of(configuration, true);
        List<Value> inputs = embeddings(model);
        Value score = model.fuse(inputs.get(0), inputs.get(1), inputs.get(2)).score();
        Value ones = score.owner().filled(1, score.shape());
        Gradients gradients = Gradients.of(score, ones, inputs);
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("score", score);
        for (Modality modality : Modality.values()) {
            outputs.put(
                    modality.key() + "_gradient",
                    gradients.withRespectTo(inputs.get(modality.ordinal())).orElseThrow());
        }
        if (configuration.architecture() == Architecture.LNLN) {
            Gradients derivative = Gradients.derivative(score, ones, inputs);
            for (Modality modality : Modality.values()) {
                outputs.put(
                        modality.key() + "_derivative",
                        derivative.withRespectTo(inputs.get(modality.ordinal())).orElseThrow());
            }
        }
        return emit("fuse-gradient", inputs, outputs, weights);
    }

    private Value features(SentimentModel model, Modality modality) {
        int dims = configuration.input(modality).dims();
        return model.scope().expressions().input(modality.key(), SentimentModel.BATCH, FRAMES, Dim.of(dims));
    }

    private List<Value> embeddings(SentimentModel model) {
        List<Value> inputs = new ArrayList<>();
        for (Modality modality : Modality.values()) {
            inputs.add(model.scope()
                    .expressions()
                    .input(
                            modality.key(),
                            SentimentModel.BATCH,
                            Dim.of(configuration.tokens()),
                            Dim.of(configuration.width())));
        }
        return inputs;
    }

    private static SequencedMap<String, Value> outputs(Embedded embedded) {
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("embedded", embedded.tokens());
        outputs.put("attention", embedded.attention());
        return outputs;
    }

    private static byte[] emit(
            String name, List<Value> inputs, SequencedMap<String, Value> outputs, Map<String, Weights> weights) {
        Map<Value, Weights> constants = ConstantFolding.fold(outputs.values(), weights);
        return OnnxEmitter.emit(name, inputs, outputs, constants, ElementType.FLOAT)
                .toByteArray();
    }
}
