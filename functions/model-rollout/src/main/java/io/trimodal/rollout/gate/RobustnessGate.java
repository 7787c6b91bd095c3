package io.trimodal.rollout.gate;

import io.trimodal.model.LabelScale;
import io.trimodal.model.ModelId;
import io.trimodal.model.ModelRepository;
import io.trimodal.model.Sha256;
import io.trimodal.modeling.dataset.FeatureFile;
import io.trimodal.modeling.dataset.FeatureReport;
import io.trimodal.modeling.dataset.FeatureSplit;
import io.trimodal.modeling.dataset.LabelRange;
import io.trimodal.modeling.evaluate.EvaluatedModel;
import io.trimodal.modeling.evaluate.Evaluation;
import io.trimodal.modeling.evaluate.EvaluationDocument;
import io.trimodal.modeling.evaluate.EvaluationPlan;
import io.trimodal.modeling.evaluate.RobustEvaluation;
import io.trimodal.predict.LoadedModel;
import io.trimodal.rollout.resource.GateSpec;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The gate as {@code ./trimodal evaluate} measures: the code is the same, so anybody can repeat a verdict. */
public final class RobustnessGate implements Gate {
    private final ModelRepository repository;
    private final Path evaluationSets;

    /** @param evaluationSets folder of the files that a roll-out may name */
    public RobustnessGate(ModelRepository repository, Path evaluationSets) {
        this.repository = repository;
        this.evaluationSets = evaluationSets;
    }

    @Override
    public void verify(ModelId candidate) {
        LoadedModel.open(repository.open(candidate), graphs()).close();
    }

    @Override
    public GateReport judge(ModelId live, ModelId candidate, GateSpec options) {
        Path data = evaluationSets.resolve(options.evaluationSet());
        EvaluationPlan plan = options.plan();
        try (FeatureFile file = FeatureFile.open(data);
                EvaluatedModel liveModel = EvaluatedModel.open(repository.open(live), graphs());
                EvaluatedModel candidateModel = EvaluatedModel.open(repository.open(candidate), graphs())) {
            LabelScale scale = liveModel.manifest().scale();
            if (candidateModel.manifest().scale() != scale) {
                throw new IllegalArgumentException("the label scale is another: " + live + " has " + scale.key() + ", "
                        + candidate + " " + candidateModel.manifest().scale().key());
            }
            FeatureSplit split = file.split(options.split());
            boolean languageFeatures = liveModel.readsFeatures(split) || candidateModel.readsFeatures(split);
            List<String> lines = new ArrayList<>(
                    FeatureReport.of(split, languageFeatures, _ -> {}).lines());
            LabelRange range = LabelRange.of(split.labels(), file.isTextSet(), Optional.empty(), scale);
            lines.addAll(range.notes());
            List<Evaluation> evaluations;
            try (InferencePool pool = new InferencePool(Runtime.getRuntime().availableProcessors(), 0)) {
                evaluations = RobustEvaluation.of(
                        plan, split, range.scaled(split.labels()), List.of(liveModel, candidateModel), pool, _ -> {});
            }
            return new GateReport(
                    new EvaluationDocument(
                            command(live, candidate, options),
                            options.evaluationSet(),
                            Sha256.of(data),
                            split.name(),
                            plan,
                            lines,
                            evaluations),
                    Criteria.of(evaluations.getFirst(), evaluations.getLast(), options));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + data, e);
        }
    }

    private static OnnxGraphs graphs() {
        return new OnnxGraphs(RuntimeOptions.cpu(1));
    }

    /** What repeats the figures. */
    private static String command(ModelId live, ModelId candidate, GateSpec options) {
        return "./trimodal evaluate --model " + live + " --model " + candidate + " --data " + options.evaluationSet()
                + " --split " + options.split() + " --missing-rates " + joined(options.missingRates()) + " --seeds "
                + joined(options.seeds()) + " --protocol " + options.protocol();
    }

    private static String joined(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
