package io.trimodal.function.request;

import io.trimodal.function.limit.Limits;
import io.trimodal.function.multipart.Parts;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Reads {@code multipart/form-data}: a part {@code request} with the document of {@link PredictRequestReader}, in which
 * {@code "features": {"part": "voice"}} stands for the array in that part, or one utterance in {@link ShortForm}.
 * Thread-safe.
 */
@Singleton
public final class MultipartRequestReader {
    private static final String DOCUMENT = "request";
    /** Of one utterance: its modalities in parts of their own. */
    private static final int PARTS_PER_UTTERANCE = 3;

    private final PredictRequestReader documents;
    private final Limits limits;

    public MultipartRequestReader(PredictRequestReader documents, Limits limits) {
        this.documents = documents;
        this.limits = limits;
    }

    /**
     * @param body read to its end, not closed; may be no longer than the limit
     * @param boundary from the Content-Type, if it has one
     * @throws MalformedRequestException if the body is not a request
     * @throws io.trimodal.function.problem.TooLargeException if it goes beyond a limit
     * @throws io.trimodal.function.problem.BodyUnavailableException if the body stops coming
     */
    public PredictRequest read(InputStream body, Optional<String> boundary) {
        return read(body, boundary, FurtherFields.NONE);
    }

    /** @param further what the function's document has beside model and utterances */
    public PredictRequest read(InputStream body, Optional<String> boundary, FurtherFields further) {
        if (boundary.isEmpty() || boundary.get().isBlank()) {
            throw new MalformedRequestException(
                    new FieldError("", "has no boundary in its Content-Type; let the client write that header"));
        }
        // a call of the most utterances has its document and a file for each modality of each; short forms have fewer
        int most = ShortForm.PARTS.size() + PARTS_PER_UTTERANCE * limits.utterances();
        return read(Parts.read(body, boundary.get(), most), further);
    }

    /** @param parts by name, as if they had been sent */
    public PredictRequest read(SequencedMap<String, byte[]> parts, FurtherFields further) {
        try (Attachments attachments = new Attachments(parts, limits)) {
            byte[] document = attachments.take(DOCUMENT).orElseGet(() -> ShortForm.document(attachments));
            PredictRequest request = documents.read(document, attachments, further);
            attachments.refuseUnused();
            List<RequestedUtterance> noted = IntStream.range(
                            0, request.utterances().size())
                    .mapToObj(i -> request.utterances().get(i).with(attachments.notes(i)))
                    .toList();
            return new PredictRequest(request.model(), noted);
        }
    }
}
