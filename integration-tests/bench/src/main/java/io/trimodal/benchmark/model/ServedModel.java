package io.trimodal.benchmark.model;

import io.trimodal.explain.ExplainOptions;
import io.trimodal.explain.Explainer;
import io.trimodal.explain.Explanation;
import io.trimodal.explain.unit.Method;
import io.trimodal.feature.Utterance;
import io.trimodal.model.ModelPackage;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.Prediction;
import io.trimodal.predict.Predictor;
import io.trimodal.runtime.Cancellation;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import java.util.List;

/** A package behind {@link Predictor}, as the functions use it: from utterances to predictions. */
public final class ServedModel implements AutoCloseable {
    /** Requests that may wait; no measurement comes near it. */
    private static final int WAITING = 1024;

    private final InferencePool pool;
    private final LoadedModel model;
    private final Predictor predictor;
    private final Explainer explainer;

    /** @param sideBySide runs at a time: threads of the pool */
    public ServedModel(ModelPackage source, OnnxGraphs graphs, int sideBySide) {
        this.pool = new InferencePool(sideBySide, WAITING);
        this.model = LoadedModel.open(source, graphs);
        this.predictor = new Predictor(pool);
        this.explainer = new Explainer(pool);
    }

    /** Shapley values of the modalities, and nothing else. */
    public Explanation shapley(Utterance utterance) {
        return explainer.explain(model, utterance, ExplainOptions.of(Method.SHAPLEY), Cancellation.NEVER);
    }

    public List<Prediction> predict(List<Utterance> utterances) {
        return predictor.predict(model, utterances);
    }

    @Override
    public void close() {
        model.close();
        pool.close();
    }
}
