package io.trimodal.modeling.evidence;

import io.trimodal.explain.ExplainOptions;
import io.trimodal.explain.Explainer;
import io.trimodal.explain.Explanation;
import io.trimodal.explain.gradients.IntegratedGradients;
import io.trimodal.explain.unit.Attribution;
import io.trimodal.explain.unit.Method;
import io.trimodal.feature.Modality;
import io.trimodal.modeling.simulate.PlantedEvidence;
import io.trimodal.predict.LoadedModel;
import io.trimodal.runtime.Cancellation;
import io.trimodal.runtime.InferencePool;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Explains held-out utterances by every method and gathers the figures. */
public final class ExplanationTrial {
    private static final List<Method> METHODS =
            List.of(Method.ATTENTION, Method.OCCLUSION, Method.INTEGRATED_GRADIENTS);

    private final LoadedModel model;
    private final Explainer explainer;
    private final ExplainOptions options;
    private final List<MethodFigures> figures =
            METHODS.stream().map(MethodFigures::new).toList();
    private final List<IntegratedGradients> gradients = new ArrayList<>();

    /** @param options with all methods */
    public ExplanationTrial(LoadedModel model, InferencePool pool, ExplainOptions options) {
        this.model = model;
        this.explainer = new Explainer(pool);
        this.options = options;
    }

    public void add(HeldOutUtterance utterance) {
        Explanation explanation = explainer.explain(model, utterance.utterance(), options, Cancellation.NEVER);
        Map<Method, Attribution> attributions = Map.of(
                Method.ATTENTION, explanation.attention().orElseThrow().rollout(),
                Method.OCCLUSION, explanation.occlusion().orElseThrow().attribution(),
                Method.INTEGRATED_GRADIENTS,
                        explanation.integratedGradients().orElseThrow().attribution());
        // What the model has not learned it passes over: there is nothing to find it by.
        Map<Modality, PlantedEvidence> evidence = new EnumMap<>(Modality.class);
        utterance.evidence().forEach((modality, planted) -> {
            if (explanation.units().containsKey(modality)) {
                evidence.put(modality, planted);
            }
        });
        figures.forEach(method -> method.add(
                attributions.get(method.method()),
                explanation.receipts().getOrDefault(method.method(), List.of()),
                evidence));
        gradients.add(explanation.integratedGradients().orElseThrow());
    }

    /** One for each method. */
    public List<MethodFigures> figures() {
        return figures;
    }

    /**
     * How integrated gradients came out.
     *
     * @param complete share of utterances whose residual is below the tolerance times the difference that was to be
     *     explained
     * @param points mean number of points
     */
    public record Completeness(double complete, double points) {}

    public Completeness completeness() {
        double tolerance = options.integration().tolerance();
        long complete = gradients.stream()
                .filter(found -> Math.abs(found.residual()) < tolerance * Math.abs(found.difference()))
                .count();
        return new Completeness(
                (double) complete / gradients.size(),
                gradients.stream()
                        .mapToInt(IntegratedGradients::points)
                        .average()
                        .orElse(Double.NaN));
    }
}
