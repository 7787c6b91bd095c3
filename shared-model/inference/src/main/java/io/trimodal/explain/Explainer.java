package io.trimodal.explain;

import io.trimodal.erasure.SliceRunner;
import io.trimodal.explain.unit.UnknownFrameRateException;
import io.trimodal.explain.unit.UnsupportedExplanationException;
import io.trimodal.feature.Utterance;
import io.trimodal.predict.LoadedModel;
import io.trimodal.runtime.Cancellation;
import io.trimodal.runtime.CancelledException;
import io.trimodal.runtime.InferencePool;

/** Explains one utterance at a time. Thread-safe. */
public final class Explainer {
    private final InferencePool pool;

    public Explainer(InferencePool pool) {
        this.pool = pool;
    }

    /**
     * @throws io.trimodal.predict.ContractException if the model does not take the utterance
     * @throws UnsupportedExplanationException if the model cannot be explained by a method asked for
     * @throws UnknownFrameRateException if it is to speak of seconds and cannot
     * @throws CancelledException if cancelled
     * @throws io.trimodal.runtime.OverloadedException if too much work is waiting
     */
    public Explanation explain(
            LoadedModel model, Utterance utterance, ExplainOptions options, Cancellation cancellation) {
        return pool.admit(
                options.length(),
                () -> new ExplainRun(model, new SliceRunner(pool, cancellation), options).explain(utterance));
    }
}
