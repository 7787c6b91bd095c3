package io.trimodal.modeling.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.trimodal.feature.Modality;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.SentimentModel;
import io.trimodal.modeling.architecture.SentimentModel.Fused;
import io.trimodal.modeling.architecture.TrainableModel;
import io.trimodal.modeling.architecture.TrainableModel.Batch;
import io.trimodal.modeling.architecture.TrainableModel.Objective;
import io.trimodal.modeling.architecture.TrainableModel.Triple;
import io.trimodal.modeling.onnx.GraphEvaluation;
import io.trimodal.modeling.parameter.FormulaWeights;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Expressions;
import io.trimodal.modeling.tensor.Gradients;
import io.trimodal.modeling.tensor.Value;
import io.trimodal.runtime.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Runs a model with formula weights and compares every number that a golden file holds: scores and intermediates (limit
 * 1e-4), losses (1e-4), gradients with respect to inputs and parameters (1e-3).
 */
public final class GoldenCheck {
    private static final double FORWARD = 1e-4;
    private static final double BACKWARD = 1e-3;

    private final GoldenFile golden;
    private final TrainableModel model;
    private final Triple input;
    private final Triple complete;

    private GoldenCheck(GoldenFile golden, boolean folded) {
        this.golden = golden;
        this.model = TrainableModel.of(golden.configuration(), folded);
        this.input = triple("input.");
        this.complete = triple("complete.");
    }

    /** @param folded the form of the embedding that is checked */
    public static List<Difference> run(GoldenFile golden, boolean folded) {
        return new GoldenCheck(golden, folded).compare();
    }

    private List<Difference> compare() {
        Expressions expressions = model.scope().expressions();
        SequencedMap<Modality, Value> tokens = new LinkedHashMap<>();
        for (Modality modality : Modality.values()) {
            tokens.put(modality, model.embed(modality, of(input, modality)).tokens());
        }
        Fused fused =
                model.fuse(tokens.get(Modality.LANGUAGE), tokens.get(Modality.AUDIO), tokens.get(Modality.VISION));
        Value label = expressions.input("label", SentimentModel.BATCH);
        Value completenessLabel = expressions.input("completeness", SentimentModel.BATCH);
        Objective objective = model.objective(new Batch(input, complete, label, completenessLabel));

        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("score", fused.score());
        fused.completeness().ifPresent(value -> outputs.put("completeness_output", value));
        tokens.forEach((modality, value) -> outputs.put("h1_" + modality.key(), value));
        outputs.putAll(fused.intermediates());
        objective.outputs().forEach((name, value) -> outputs.put("objective." + name, value));
        outputs.put("loss.total", objective.total());
        objective.losses().forEach((name, value) -> outputs.put("loss." + name, value));
        Gradients scoreGradients = Gradients.of(
                fused.score(),
                expressions.filled(1, fused.score().shape()),
                List.of(input.language(), input.audio(), input.vision()));
        for (Modality modality : Modality.values()) {
            outputs.put(
                    "score_gradient." + modality.key(),
                    scoreGradients.withRespectTo(of(input, modality)).orElseThrow());
        }
        Gradients lossGradients =
                Gradients.of(objective.total(), expressions.parameters().values());
        expressions
                .parameters()
                .forEach((name, value) -> lossGradients
                        .withRespectTo(value)
                        .ifPresent(gradient -> outputs.put("gradient." + name, gradient)));

        Map<String, Tensor> results = GraphEvaluation.run(outputs, weights(), GoldenInputs.of(golden));
        return differences(results);
    }

    private List<Difference> differences(Map<String, Tensor> results) {
        Comparison comparison = new Comparison();
        comparison.add("score", results.get("score"), golden.at("/score"), FORWARD);
        if (golden.at("/completeness").isArray()) {
            comparison.add("completeness", results.get("completeness_output"), golden.at("/completeness"), FORWARD);
        }
        each(
                golden.at("/intermediates"),
                (name, expected) -> comparison.add(name, results.get(name), expected, FORWARD));
        for (String name : List.of("reconstruction", "complete")) {
            if (golden.training().has(name)) {
                comparison.add(
                        name,
                        results.get("objective." + name),
                        golden.training().path(name),
                        FORWARD);
            }
        }
        if (golden.training().has("discriminator")) {
            // The published code classifies corrected tokens, then complete ones, in one batch.
            Tensor logits = joined(
                    results.get("objective.discriminator_corrected"), results.get("objective.discriminator_complete"));
            comparison.add("discriminator", logits, golden.training().path("discriminator"), FORWARD);
        }
        JsonNode losses = golden.training().path("losses");
        each(
                losses,
                (name, expected) -> comparison.add(
                        "loss " + name, scalar(results.get("loss." + name)), expected.asDouble(), FORWARD));
        if (golden.at("/loss").isNumber()) {
            comparison.add(
                    "loss",
                    scalar(results.get("loss.total")),
                    golden.at("/loss").asDouble(),
                    FORWARD);
        }
        each(
                golden.at("/score_gradient"),
                (name, expected) -> comparison.add(
                        "d score / d " + name, results.get("score_gradient." + name), expected, BACKWARD));
        each(
                golden.training().at("/gradients/tensors"),
                (name, expected) ->
                        comparison.add("d loss / d " + name, results.get("gradient." + name), expected, BACKWARD));
        double squares = results.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("gradient."))
                .mapToDouble(entry -> squares(Comparison.floats(entry.getValue())))
                .sum();
        comparison.add(
                "|d loss / d all parameters|",
                Math.sqrt(squares),
                golden.training().at("/gradients/total_l2").asDouble(),
                BACKWARD);
        return comparison.differences();
    }

    private Map<String, Weights> weights() {
        return FormulaWeights.all(golden.state());
    }

    private Triple triple(String prefix) {
        return new Triple(
                input(prefix, Modality.LANGUAGE), input(prefix, Modality.AUDIO), input(prefix, Modality.VISION));
    }

    private Value input(String prefix, Modality modality) {
        Configuration.Input size = golden.configuration().input(modality);
        return model.scope()
                .expressions()
                .input(prefix + modality.key(), SentimentModel.BATCH, Dim.of(size.frames()), Dim.of(size.dims()));
    }

    private static Value of(Triple triple, Modality modality) {
        return switch (modality) {
            case LANGUAGE -> triple.language();
            case AUDIO -> triple.audio();
            case VISION -> triple.vision();
        };
    }

    private static void each(JsonNode node, java.util.function.BiConsumer<String, JsonNode> action) {
        node.properties().forEach(entry -> action.accept(entry.getKey(), entry.getValue()));
    }

    private static Tensor joined(Tensor first, Tensor second) {
        float[] a = Comparison.floats(first);
        float[] b = Comparison.floats(second);
        Tensor.Floats both = Tensor.floats(a.length + b.length);
        both.values().put(0, a).put(a.length, b);
        return both;
    }

    private static double scalar(Tensor tensor) {
        return Comparison.floats(tensor)[0];
    }

    private static double squares(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }
}
