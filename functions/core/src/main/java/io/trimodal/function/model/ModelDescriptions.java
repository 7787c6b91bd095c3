package io.trimodal.function.model;

import io.trimodal.function.clip.ClipFrontEnds;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.served.ServedFunctions;
import io.trimodal.model.ModelId;
import io.trimodal.predict.ServedModels;
import jakarta.inject.Singleton;
import java.util.List;

/** Describes the models that are served. Thread-safe. */
@Singleton
public final class ModelDescriptions {
    private final Models models;
    private final ServedFunctions functions;
    private final Limits limits;
    private final ClipFrontEnds frontEnds;

    public ModelDescriptions(Models models, ServedFunctions functions, Limits limits, ClipFrontEnds frontEnds) {
        this.models = models;
        this.functions = functions;
        this.limits = limits;
        this.frontEnds = frontEnds;
    }

    /**
     * All of them, the default first, and the front ends beside them.
     *
     * @param keyRequired whether calls that use them need a key
     */
    public ModelList list(boolean keyRequired) {
        List<ModelId> ids = models.served().list();
        return new ModelList(
                ids.getFirst().toString(),
                keyRequired,
                functions.keys(),
                ids.stream().map(id -> describe(id.toString())).toList(),
                frontEnds.describe());
    }

    /**
     * @param reference NAME, which means its newest version that is served, or NAME:VERSION
     * @throws io.trimodal.model.UnknownModelException if it is not served
     */
    public ModelDescription describe(String reference) {
        try (ServedModels.Lease lease = models.served().acquire(reference)) {
            return ModelDescription.of(lease.model(), models.executionProvider(), limits, frontEnds.choice());
        }
    }
}
