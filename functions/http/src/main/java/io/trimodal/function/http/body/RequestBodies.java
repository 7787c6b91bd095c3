package io.trimodal.function.http.body;

import io.trimodal.function.http.BodyFormat;
import io.trimodal.function.http.ContentCoding;
import io.trimodal.function.http.ContentType;
import io.trimodal.function.limit.LimitedBody;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.problem.BodyUnavailableException;
import io.trimodal.function.problem.UnsupportedMediaTypeException;
import io.trimodal.function.request.Excerpt;
import io.trimodal.function.request.FurtherFields;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.request.PredictRequestReader;
import io.trimodal.runtime.Cancellation;
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
     * @throws UnsupportedMediaTypeException if the headers say something that cannot be read
     * @throws BodyUnavailableException if the body stops coming
     */
    public byte[] bytes(InputStream body, BodyFormat format) {
        try (InputStream opened = open(body, format)) {
            requireReadable(format);
            return opened.readAllBytes();
        } catch (IOException e) {
            throw new BodyUnavailableException(e);
        }
    }

    /**
     * @param format JSON, where it says nothing, or multipart/form-data
     * @param further what the function takes beside model and utterances
     * @param cancellation whether the caller has gone, asked while a recording is decoded
     * @throws io.trimodal.function.problem.RequestException if the body is not a request, or beyond a limit
     * @throws BodyUnavailableException if the body stops coming
     * @throws io.trimodal.runtime.CancelledException if cancelled
     */
    public PredictRequest read(InputStream body, BodyFormat format, FurtherFields further, Cancellation cancellation) {
        try (InputStream opened = open(body, format)) {
            requireReadable(format);
            return switch (format.type()) {
                case ContentType.Said(MediaType type)
                when type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE) ->
                    multipart.read(
                            opened, Optional.ofNullable(type.getParameters().get("boundary")), further, cancellation);
                case ContentType.Said(MediaType type)
                when !type.isCompatible(MediaType.APPLICATION_JSON_TYPE) ->
                    throw UnsupportedMediaTypeException.type("has the Content-Type " + type.getType() + "/"
                            + type.getSubtype()
                            + "; send application/json or multipart/form-data, and say so in Content-Type");
                // a charset is not looked at: JSON is UTF-8, and has no such parameter (RFC 8259, 11)
                case ContentType.Said _, ContentType.Unsaid _, ContentType.Malformed _ ->
                    documents.read(opened, further, cancellation);
            };
        } catch (IOException e) {
            throw new BodyUnavailableException(e);
        }
    }

    /** Opened before it is refused, too, as closing reads what is still being sent. */
    private InputStream open(InputStream body, BodyFormat format) {
        long limit = limits.bodySize().asLongValue();
        LimitedBody limited = new LimitedBody(body, limit);
        return format.coding() instanceof ContentCoding.Gzip ? new UnpackedBody(limited, limit) : limited;
    }

    private static void requireReadable(BodyFormat format) {
        if (format.type() instanceof ContentType.Malformed(String text)) {
            throw UnsupportedMediaTypeException.type("has the Content-Type '" + Excerpt.of(text)
                    + "', which is no media type; send application/json or multipart/form-data");
        }
        if (format.coding() instanceof ContentCoding.Unknown(String text)) {
            throw UnsupportedMediaTypeException.coding(
                    "has the Content-Encoding '" + Excerpt.of(text) + "'; send the body as it is, or as gzip");
        }
    }
}
