package io.trimodal.explain;

import io.trimodal.erasure.SliceRunner;
import io.trimodal.erasure.TextEncodings;
import io.trimodal.explain.attention.AttentionMaps;
import io.trimodal.explain.attention.EmbeddedModality;
import io.trimodal.explain.attention.FrameAttention;
import io.trimodal.explain.attention.HeadMaps;
import io.trimodal.explain.attention.Rollout;
import io.trimodal.explain.faithfulness.Ranking;
import io.trimodal.explain.faithfulness.Receipt;
import io.trimodal.explain.faithfulness.Receipts;
import io.trimodal.explain.gradients.IntegratedGradients;
import io.trimodal.explain.gradients.Integrator;
import io.trimodal.explain.occlusion.Occluder;
import io.trimodal.explain.occlusion.Occlusion;
import io.trimodal.explain.shapley.CoalitionScores;
import io.trimodal.explain.unit.Attribution;
import io.trimodal.explain.unit.Method;
import io.trimodal.explain.unit.UnitScorer;
import io.trimodal.explain.unit.Units;
import io.trimodal.explain.unit.Windows;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModelInput;
import io.trimodal.feature.Utterance;
import io.trimodal.predict.Fusion;
import io.trimodal.predict.FusionMaps;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.Prediction;
import io.trimodal.predict.PreparedUtterance;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** One explanation being made. */
record ExplainRun(LoadedModel model, SliceRunner runner, ExplainOptions options) {
    Explanation explain(Utterance given) {
        PreparedUtterance utterance = PreparedUtterance.of(model, 0, given);
        Units units = Units.of(model, utterance, options.resolution());
        Map<Modality, ModelInput> inputs = encoded(utterance);
        Optional<Integrator> integrator =
                asked(Method.INTEGRATED_GRADIENTS).map(_ -> new Integrator(model, units, inputs, runner));

        Map<Modality, EmbeddedModality> embedded =
                EmbeddedModality.all(model, inputs, runner, options.has(Method.ATTENTION));
        Map<Modality, float[]> tokens = new EnumMap<>(Modality.class);
        embedded.forEach((modality, found) -> tokens.put(modality, found.tokens()));
        CoalitionScores coalitions = new CoalitionScores(model, units.given(), tokens);
        Fused fused = fuse(coalitions);
        Prediction prediction = utterance.prediction(model, fused.coalitions().getLast(), 0);

        UnitScorer scorer = new UnitScorer(model, utterance, runner);
        scorer.know(tokens, prediction.score());
        Optional<AttentionMaps> attention = fused.maps().map(maps -> attention(maps, embedded, units));
        Optional<Occlusion> occlusion =
                asked(Method.OCCLUSION).map(_ -> Occluder.of(units, scorer, modality -> windows(utterance, modality)));
        Optional<IntegratedGradients> gradients =
                integrator.map(found -> found.integrate(scorer, options.integration()));
        List<Attribution> attributions = Stream.of(
                        attention.map(AttentionMaps::rollout),
                        occlusion.map(Occlusion::attribution),
                        gradients.map(IntegratedGradients::attribution))
                .flatMap(Optional::stream)
                .toList();
        Map<Method, List<Receipt>> receipts = receipts(units, scorer, attributions);
        return new Explanation(
                prediction,
                units.all(),
                utterance.frameRates(model),
                coalitions.shapley(fused.coalitions()),
                coalitions.all(fused.coalitions()),
                ModelSignals.of(prediction.completeness()),
                attention,
                occlusion,
                gradients,
                correlations(attention, occlusion),
                receipts,
                runner.passes());
    }

    /** What the embeddings take of the whole utterance. */
    private Map<Modality, ModelInput> encoded(PreparedUtterance utterance) {
        Map<Modality, ModelInput> inputs = new EnumMap<>(utterance.inputs());
        inputs.computeIfPresent(
                Modality.LANGUAGE,
                (_, language) -> new TextEncodings()
                        .encode(runner, model, List.of(language))
                        .getFirst());
        return inputs;
    }

    private Windows windows(PreparedUtterance utterance, Modality modality) {
        return options.resolution().windows(modality, options.windows(), utterance.frameRates(model));
    }

    private Optional<Method> asked(Method method) {
        return options.has(method) ? Optional.of(method) : Optional.empty();
    }

    /** @param maps of the whole utterance, which is the last coalition; where attention was asked for */
    private record Fused(List<Fusion> coalitions, Optional<FusionMaps> maps) {}

    private Fused fuse(CoalitionScores coalitions) {
        runner.countFusions(coalitions.count());
        boolean attention = options.has(Method.ATTENTION);
        List<Callable<Fusion>> runs = new ArrayList<>();
        for (int i = 0; i < coalitions.count() - (attention ? 1 : 0); i++) {
            Map<Modality, Tensor.Floats> tokens = coalitions.tokens(i);
            runs.add(() -> model.fuse(tokens));
        }
        List<Fusion> fusions = new ArrayList<>(runner.all(runs));
        if (!attention) {
            return new Fused(fusions, Optional.empty());
        }
        FusionMaps maps = runner.one(() -> model.fuseWithMaps(coalitions.tokens(coalitions.last())));
        fusions.add(maps.fusion());
        return new Fused(fusions, Optional.of(maps));
    }

    private static AttentionMaps attention(FusionMaps maps, Map<Modality, EmbeddedModality> embedded, Units units) {
        Map<Modality, FrameAttention> frames = new EnumMap<>(Modality.class);
        embedded.forEach((modality, found) -> found.attention().ifPresent(map -> frames.put(modality, map)));
        return Rollout.of(only(maps.alpha()), only(maps.beta()), frames, units.all());
    }

    /** @param maps {@code [1, layers, heads, tokens, tokens]} */
    private static HeadMaps only(Tensor.Floats maps) {
        float[] values = new float[maps.values().limit()];
        maps.values().get(0, values);
        return new HeadMaps((int) maps.shape()[1], (int) maps.shape()[2], (int) maps.shape()[3], values);
    }

    private static Map<Modality, Double> correlations(
            Optional<AttentionMaps> attention, Optional<Occlusion> occlusion) {
        Map<Modality, Double> correlations = new EnumMap<>(Modality.class);
        if (attention.isPresent() && occlusion.isPresent()) {
            attention.get().rollout().values().forEach((modality, looked) -> {
                double[] effects = Arrays.stream(
                                occlusion.get().attribution().values().get(modality))
                        .map(Math::abs)
                        .toArray();
                double correlation = Ranking.spearman(looked, effects);
                if (Double.isFinite(correlation)) {
                    correlations.put(modality, correlation);
                }
            });
        }
        return correlations;
    }

    private Map<Method, List<Receipt>> receipts(Units units, UnitScorer scorer, List<Attribution> attributions) {
        Map<Method, List<Receipt>> receipts = new LinkedHashMap<>();
        options.faithfulness().ifPresent(faithfulness -> {
            Receipts maker = new Receipts(units, scorer, faithfulness);
            attributions.forEach(attribution -> receipts.put(attribution.method(), maker.of(attribution)));
        });
        return receipts;
    }
}
