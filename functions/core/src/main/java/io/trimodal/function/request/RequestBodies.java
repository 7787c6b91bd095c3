package io.trimodal.function.request;

import io.trimodal.function.limit.LimitedBody;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.problem.BodyUnavailableException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads the body of a call in either of its forms, within the limit of its size. Thread-safe. */
@Singleton
public final class RequestBodies {
    private final PredictRequestReader documents;
    private final MultipartRequestReader multipart;
    private final Limits limits;

    public RequestBodies(PredictRequestReader documents, MultipartRequestReader multipart, Limits limits) {
        this.documents = documents;
        this.multipart = multipart;
        this.limits = limits;
    }

    /**
     * The bytes of a call in a form of its own.
     *
     * @throws io.trimodal.function.problem.TooLargeException if there are too many
     * @throws BodyUnavailableException if the body stops coming
     */
    public byte[] bytes(InputStream body) {
        try (LimitedBody limited = new LimitedBody(body, limits.bodySize().asLongValue())) {
            return limited.readAllBytes();
        } catch (IOException e) {
            throw new BodyUnavailableException(e);
        }
    }

    /**
     * @param type JSON or multipart/form-data
     * @param further what the function takes beside model and utterances
     * @throws io.trimodal.function.problem.RequestException if the body is not a request, or beyond a limit
     * @throws BodyUnavailableException if the body stops coming
     */
    public PredictRequest read(InputStream body, MediaType type, FurtherFields further) {
        try (LimitedBody limited = new LimitedBody(body, limits.bodySize().asLongValue())) {
            return type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)
                    ? multipart.read(
                            limited, Optional.ofNullable(type.getParameters().get("boundary")), further)
                    : documents.read(limited, further);
        } catch (IOException e) {
            throw new BodyUnavailableException(e);
        }
    }
}
