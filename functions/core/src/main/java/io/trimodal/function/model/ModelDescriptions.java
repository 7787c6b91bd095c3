package io.trimodal.function.model;

import io.trimodal.function.clip.FrontEndDescription;
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

    public ModelDescriptions(Models models, ServedFunctions functions, Limits limits) {
        this.models = models;
        this.functions = functions;
        this.limits = limits;
    }

    /**
     * All of them, the default first.
     *
     * @param keyRequired whether calls that use them need a key
     * @param frontEnds that are listed beside them
     */
    public ModelList list(boolean keyRequired, List<FrontEndDescription> frontEnds) {
        List<ModelId> ids = models.served().list();
        return new ModelList(
                ids.getFirst().toString(),
                keyRequired,
                functions.keys(),
                ids.stream().map(id -> describe(id.toString())).toList(),
                frontEnds);
    }

    /**
     * @param reference NAME, which means its newest version that is served, or NAME:VERSION
     * @throws io.trimodal.model.UnknownModelException if it is not served
     */
    public ModelDescription describe(String reference) {
        try (ServedModels.Lease lease = models.served().acquire(reference)) {
            return ModelDescription.of(lease.model(), models.executionProvider(), limits);
        }
    }
}
