package io.trimodal.function.model;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.UnprocessableException;
import io.trimodal.predict.ContractException;
import java.util.List;

/** From what a model does not take to the field that holds it. */
public final class ContractErrors {
    private ContractErrors() {}

    /** @param utterances of the request */
    public static UnprocessableException of(ContractException failure, List<Utterance> utterances) {
        return new UnprocessableException(new FieldError(
                "/utterances/" + failure.utterance() + field(failure.modality(), utterances.get(failure.utterance())),
                "is not what the model takes: " + failure.getMessage()));
    }

    /** Where in an utterance the modality was given. */
    private static String field(Modality modality, Utterance utterance) {
        return switch (utterance.input(modality)) {
            case Text _ -> "/text";
            case Features _ -> "/" + modality.key() + "/features";
            case TokenIds _ -> "/" + modality.key() + "/input_ids";
            case Absent _ -> "/" + modality.key();
        };
    }
}
