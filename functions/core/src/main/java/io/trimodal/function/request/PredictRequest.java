package io.trimodal.function.request;

import io.trimodal.feature.Utterance;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import java.util.List;

/**
 * A call of {@code POST /v1/predict}.
 *
 * @param model which model is asked
 * @param utterances at least one, with ids that differ
 * @param origin where they come from
 */
public record PredictRequest(ModelReference model, List<Utterance> utterances, Origin origin) {
    /** Utterances that the caller gave. */
    public PredictRequest(ModelReference model, List<Utterance> utterances) {
        this(model, utterances, new Origin.Given());
    }

    /**
     * The same for the model that a path names.
     *
     * @param path the default, where it names none: what the body says then stays
     * @throws MalformedRequestException if the body names another
     */
    public PredictRequest to(ModelReference path) {
        if (!(path instanceof ModelReference.Named named)) {
            return this;
        }
        if (model instanceof ModelReference.Named(String other) && !other.equals(named.name())) {
            throw new MalformedRequestException(new FieldError(
                    "/model", "is " + other + ", but the path names " + named.name() + "; leave it out"));
        }
        return new PredictRequest(named, utterances, origin);
    }
}
