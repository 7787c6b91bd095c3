package io.trimodal.function.request;

import io.trimodal.feature.Utterance;
import io.trimodal.function.limit.Limits;
import io.trimodal.runtime.Cancellation;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Reads a call that came in parts: a part {@code request} with the document of {@link PredictRequestReader}, in which
 * {@code "features": {"part": "voice"}} stands for the array in that part, or one utterance in {@link ShortForm}.
 * Thread-safe.
 */
@Singleton
public final class PartsRequestReader {
    private static final String DOCUMENT = "request";
    /** Of one utterance: its modalities in parts of their own. */
    private static final int PARTS_PER_UTTERANCE = 3;

    private final PredictRequestReader documents;
    private final Limits limits;

    public PartsRequestReader(PredictRequestReader documents, Limits limits) {
        this.documents = documents;
        this.limits = limits;
    }

    /** A call of the most utterances has its document and a file for each modality of each; short forms have fewer. */
    public int mostParts() {
        return ShortForm.PARTS.size() + PARTS_PER_UTTERANCE * limits.utterances();
    }

    /**
     * @param parts by name
     * @param further what the function's document has beside model and utterances
     * @throws io.trimodal.function.problem.MalformedRequestException if they are not a request
     * @throws io.trimodal.function.problem.TooLargeException if they go beyond a limit
     */
    public PredictRequest read(SequencedMap<String, byte[]> parts, FurtherFields further) {
        return read(parts, further, Cancellation.NEVER);
    }

    /** @param cancellation asked while a recording is decoded */
    public PredictRequest read(SequencedMap<String, byte[]> parts, FurtherFields further, Cancellation cancellation) {
        try (Attachments attachments = new Attachments(parts, limits)) {
            byte[] document = attachments.take(DOCUMENT).orElseGet(() -> ShortForm.document(attachments));
            PredictRequest request = documents.read(document, attachments, further, cancellation);
            attachments.refuseUnused();
            List<Utterance> noted = IntStream.range(0, request.utterances().size())
                    .mapToObj(i -> request.utterances().get(i).with(attachments.notes(i)))
                    .toList();
            return new PredictRequest(request.model(), noted, request.origin());
        }
    }
}
