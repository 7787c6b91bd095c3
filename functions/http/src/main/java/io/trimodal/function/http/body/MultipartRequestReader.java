package io.trimodal.function.http.body;

import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.request.FurtherFields;
import io.trimodal.function.request.PartsRequestReader;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.runtime.Cancellation;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.Optional;

/** Reads {@code multipart/form-data}, whose parts {@link PartsRequestReader} knows. Thread-safe. */
@Singleton
public final class MultipartRequestReader {
    private final PartsRequestReader parts;

    public MultipartRequestReader(PartsRequestReader parts) {
        this.parts = parts;
    }

    /**
     * @param body read to its end, not closed; may be no longer than the limit
     * @param boundary from the Content-Type, if it has one
     * @param further what the function's document has beside model and utterances
     * @throws MalformedRequestException if the body is not a request
     * @throws io.trimodal.function.problem.TooLargeException if it goes beyond a limit
     * @throws io.trimodal.function.problem.BodyUnavailableException if the body stops coming
     */
    public PredictRequest read(InputStream body, Optional<String> boundary, FurtherFields further) {
        return read(body, boundary, further, Cancellation.NEVER);
    }

    /** @param cancellation asked while a recording is decoded */
    public PredictRequest read(
            InputStream body, Optional<String> boundary, FurtherFields further, Cancellation cancellation) {
        if (boundary.isEmpty() || boundary.get().isBlank()) {
            throw new MalformedRequestException(
                    new FieldError("", "has no boundary in its Content-Type; let the client write that header"));
        }
        return parts.read(Parts.read(body, boundary.get(), parts.mostParts()), further, cancellation);
    }
}
