package io.trimodal.modeling.served;

import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.Scope;
import io.trimodal.modeling.architecture.SentimentModel;
import io.trimodal.modeling.tensor.Expressions;

/**
 * The form of a model that is served: the published function, computed as fast as ONNX Runtime can, not differentiable.
 * It has parameters of its own, which {@link OrthonormalBasis} computes from the published ones, and no intermediates.
 */
public final class ServedForm {
    private ServedForm() {}

    /** @throws IllegalArgumentException for ALMT's ablation, which has no alpha or beta to serve */
    public static SentimentModel of(Configuration configuration) {
        if (configuration.hyper().concatenated()) {
            throw new IllegalArgumentException(configuration.name() + " has no hyper-modality and is not served");
        }
        Scope scope = new Scope(new Expressions());
        return switch (configuration.architecture()) {
            case ALMT -> new ServedAlmt(scope, configuration);
            case LNLN -> new ServedLnln(scope, configuration);
        };
    }
}
