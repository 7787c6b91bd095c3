package io.trimodal.explain;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.OpenFaceTable;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.predict.Fusion;
import io.trimodal.predict.FusionMaps;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.Prediction;
import io.trimodal.predict.ReadUtterance;
import io.trimodal.runtime.Tensor;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One explanation being made. */
record ExplainRun(LoadedModel model, Work work, ExplainOptions options) {
    Explanation explain(Utterance utterance) {
        ReadUtterance read = read(utterance);
        Subject subject = new Subject(model, read, utterance, options.resolution());
        Optional<Integrator> integrator =
                asked(Method.INTEGRATED_GRADIENTS).map(_ -> new Integrator(model, subject, work));

        Map<Modality, EmbeddedModality> embedded =
                EmbeddedModality.all(model, subject, work, options.has(Method.ATTENTION));
        Map<Modality, float[]> tokens = new EnumMap<>(Modality.class);
        embedded.forEach((modality, found) -> tokens.put(modality, found.tokens()));
        Coalitions coalitions = new Coalitions(model, subject, tokens);
        Fused fused = fuse(coalitions);
        Prediction prediction = read.prediction(model, fused.fusion(), coalitions.wholeRow());

        Scorer scorer = new Scorer(model, subject, work);
        scorer.know(tokens, prediction.score());
        Optional<AttentionMaps> attention = fused.maps().map(maps -> attention(maps, embedded, subject));
        Optional<Occlusion> occlusion =
                asked(Method.OCCLUSION).map(_ -> Occluder.of(subject, scorer, modality -> windows(read, modality)));
        Optional<IntegratedGradients> gradients =
                integrator.map(found -> found.integrate(scorer, options.integration()));
        List<Attribution> attributions = Stream.of(
                        attention.map(AttentionMaps::rollout),
                        occlusion.map(Occlusion::attribution),
                        gradients.map(IntegratedGradients::attribution))
                .flatMap(Optional::stream)
                .toList();
        Map<Method, List<Receipt>> receipts = receipts(subject, scorer, attributions);
        return new Explanation(
                prediction,
                subject.units(),
                options.resolution().isInSeconds() ? read.frameRates(model) : Map.of(),
                coalitions.shapley(fused.fusion()),
                coalitions.all(fused.fusion()),
                ModelSignals.of(prediction.completeness()),
                attention,
                occlusion,
                gradients,
                correlations(attention, occlusion),
                receipts,
                work.passes());
    }

    /** On the pool only where there is something to encode, as {@link io.trimodal.predict.Predictor} does. */
    private ReadUtterance read(Utterance utterance) {
        return switch (utterance.language()) {
            case Text _, TokenIds _ -> {
                work.countEncodings(model.textEncoder().isPresent() ? 1 : 0);
                yield work.one(() -> ReadUtterance.of(model, 0, utterance));
            }
            case Features _, OpenFaceTable _, Absent _ -> ReadUtterance.of(model, 0, utterance);
        };
    }

    private Windows windows(ReadUtterance read, Modality modality) {
        return options.resolution().windows(modality, options.windows(), read.frameRates(model));
    }

    private Optional<Method> asked(Method method) {
        return options.has(method) ? Optional.of(method) : Optional.empty();
    }

    /** @param maps of all coalitions; where attention was asked for */
    private record Fused(Fusion fusion, Optional<FusionMaps> maps) {}

    private Fused fuse(Coalitions coalitions) {
        work.countFusions(coalitions.count());
        if (!options.has(Method.ATTENTION)) {
            return new Fused(work.one(() -> model.fuse(coalitions.batch())), Optional.empty());
        }
        FusionMaps maps = work.one(() -> model.fuseWithMaps(coalitions.batch()));
        return new Fused(maps.fusion(), Optional.of(maps));
    }

    private static AttentionMaps attention(FusionMaps maps, Map<Modality, EmbeddedModality> embedded, Subject subject) {
        Map<Modality, FrameAttention> frames = new EnumMap<>(Modality.class);
        embedded.forEach((modality, found) -> found.attention().ifPresent(map -> frames.put(modality, map)));
        return Rollout.of(lastRow(maps.alpha()), lastRow(maps.beta()), frames, subject.units());
    }

    /** Of the whole utterance, which is the last coalition. @param maps {@code [batch, layers, heads, tokens, tokens]} */
    private static HeadMaps lastRow(Tensor.Floats maps) {
        int size = maps.values().limit() / (int) maps.shape()[0];
        float[] values = new float[size];
        maps.values().get(maps.values().limit() - size, values);
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

    private Map<Method, List<Receipt>> receipts(Subject subject, Scorer scorer, List<Attribution> attributions) {
        Map<Method, List<Receipt>> receipts = new LinkedHashMap<>();
        options.faithfulness().ifPresent(faithfulness -> {
            Receipts maker = new Receipts(subject, scorer, faithfulness);
            attributions.forEach(attribution -> receipts.put(attribution.method(), maker.of(attribution)));
        });
        return receipts;
    }
}
