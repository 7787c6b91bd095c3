package io.trimodal.function.clip;

import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.RequestException;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.function.problem.UnprocessableException;
import io.trimodal.media.analysis.UnservedContractException;
import io.trimodal.media.clip.ClipException;
import io.trimodal.media.clip.ClipLimitException;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.MissingDecoderException;

/** What is wrong with a recording, as the fault of a field. */
final class ClipFailures {
    private ClipFailures() {}

    /** @param field JSON pointer to the file */
    static RequestException of(String field, ClipException failure) {
        FieldError error = new FieldError(field, "cannot be read: " + failure.getMessage());
        return switch (failure) {
            case InvalidClipException _ -> new MalformedRequestException(error);
            case ClipLimitException _ -> new TooLargeException(error);
            case MissingDecoderException _ -> new UnprocessableException(error);
        };
    }

    /** @param field JSON pointer to the file */
    static RequestException of(String field, UnservedContractException failure) {
        return new UnprocessableException(
                new FieldError(field, "is not what the model takes: " + failure.getMessage()));
    }
}
