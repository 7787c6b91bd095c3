package io.trimodal.function.model;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.OpenFaceTable;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.RequestException;
import io.trimodal.function.problem.UnprocessableException;
import io.trimodal.function.request.Origin;
import io.trimodal.predict.ContractException;
import io.trimodal.predict.MalformedInputException;
import java.util.List;

/** From what a model does not take to the field that holds it. */
public final class ContractErrors {
    private ContractErrors() {}

    /**
     * @param utterances of the request
     * @param origin of them; what is wrong with a segment is wrong with its clip
     */
    public static RequestException of(ContractException failure, List<Utterance> utterances, Origin origin) {
        String field = switch (origin) {
            case Origin.Given _ ->
                "/utterances/" + failure.utterance() + field(failure.modality(), utterances.get(failure.utterance()));
            case Origin.Clip _ -> "/clip";
        };
        return failure instanceof MalformedInputException
                ? new MalformedRequestException(new FieldError(field, "cannot be read: " + failure.getMessage()))
                : new UnprocessableException(
                        new FieldError(field, "is not what the model takes: " + failure.getMessage()));
    }

    /** Where in an utterance the modality was given. */
    private static String field(Modality modality, Utterance utterance) {
        return switch (utterance.input(modality)) {
            case Text _ -> "/text";
            case Features _ -> "/" + modality.key() + "/features";
            case TokenIds _ -> "/" + modality.key() + "/input_ids";
            // in the document or in a part of its own
            case OpenFaceTable _, Absent _ -> "/" + modality.key();
        };
    }
}
