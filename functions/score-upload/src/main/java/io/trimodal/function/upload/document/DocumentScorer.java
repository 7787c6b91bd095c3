package io.trimodal.function.upload.document;

import io.trimodal.function.clip.ClipsConfig;
import io.trimodal.function.limit.LimitedBody;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.problem.BodyUnavailableException;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.function.request.FurtherFields;
import io.trimodal.function.request.ModelReference;
import io.trimodal.function.request.PartsRequestReader;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.request.PredictRequestReader;
import io.trimodal.function.upload.config.UploadOptions;
import io.trimodal.function.upload.recording.RecordingReader;
import io.trimodal.function.upload.spool.Spool;
import io.trimodal.function.upload.spool.SpooledFile;
import io.trimodal.function.upload.store.Download;
import io.trimodal.runtime.Cancellation;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Scores uploads with one result document: the body of a call, an archive of features, a bundle, or a recording. Bodies
 * and archives are as large as a call may be ({@code trimodal.limits.body-size}) and are read whole; bundles and
 * recordings are kept on disk meanwhile. Thread-safe; blocks while it works.
 */
@Singleton
public final class DocumentScorer {
    private final PredictRequestReader bodies;
    private final PartsRequestReader parts;
    private final Bundles bundles;
    private final RecordingReader recordings;
    private final UploadAnswers answers;
    private final Spool spool;
    private final Limits limits;
    private final ClipsConfig clips;

    public DocumentScorer(
            PredictRequestReader bodies,
            PartsRequestReader parts,
            Bundles bundles,
            RecordingReader recordings,
            UploadAnswers answers,
            Spool spool,
            Limits limits,
            ClipsConfig clips) {
        this.bodies = bodies;
        this.parts = parts;
        this.bundles = bundles;
        this.recordings = recordings;
        this.answers = answers;
        this.spool = spool;
        this.limits = limits;
        this.clips = clips;
    }

    /**
     * @param transcript of a recording: one or none
     * @param until asked between pieces of work
     * @throws io.trimodal.function.problem.RequestException if it cannot be read or scored
     * @throws BodyUnavailableException if the download breaks off
     * @throws io.trimodal.function.upload.spool.NoRoomException if the disk is too full now
     * @throws io.trimodal.runtime.CancelledException if cancelled
     */
    public ResultDocument score(
            Download download, List<Download> transcript, UploadOptions options, Source source, Cancellation until) {
        UploadAnswers.Fields fields = answers.fields();
        PredictRequest request = withModel(
                switch (options.kind()) {
                    case JSON ->
                        bodies.read(
                                content(download),
                                fields.of(options).beside(options.model().names()));
                    case NPZ -> parts.read(archive(source, content(download)), FurtherFields.NONE);
                    case ZIP -> bundle(download, options, source, until);
                    case RECORDING -> recording(download, transcript, options, source, until);
                    case JSONL, TRANSCRIPT -> throw new IllegalArgumentException(options.kind() + " is no document");
                },
                options.model());
        return answers.answer(request, fields, options, source, until);
    }

    private PredictRequest recording(
            Download download, List<Download> transcript, UploadOptions options, Source source, Cancellation until) {
        // the small one first, whose connection is then free
        List<byte[]> words = transcript.stream().map(this::words).toList();
        try (SpooledFile file = spool.keep(download.content(), download.size(), until)) {
            return recordings.read(
                    file.path(), UploadName.of(source.key(), limits.nameCharacters()), words, options, until);
        }
    }

    private PredictRequest bundle(Download download, UploadOptions options, Source source, Cancellation until) {
        try (SpooledFile file = spool.keep(download.content(), download.size(), until)) {
            return bundles.read(file.path(), UploadName.of(source.key(), limits.nameCharacters()), options, until);
        }
    }

    private byte[] words(Download transcript) {
        long most = clips.transcriptSize().asLongValue();
        if (transcript.size() > most) {
            throw new TooLargeException(new FieldError(
                    RecordingReader.TRANSCRIPT,
                    "has " + transcript.size() + " bytes; at most " + most
                            + " are taken (trimodal.clips.transcript-size)"));
        }
        return content(transcript, most);
    }

    private byte[] content(Download download) {
        return content(download, limits.bodySize().asLongValue());
    }

    private static byte[] content(Download download, long most) {
        try (LimitedBody limited = new LimitedBody(download.content(), most)) {
            return limited.readAllBytes();
        } catch (IOException e) {
            throw new BodyUnavailableException(e);
        }
    }

    /** What the body asks for comes before what the metadata ask for. */
    private static PredictRequest withModel(PredictRequest request, ModelReference model) {
        return request.model() instanceof ModelReference.Default
                ? new PredictRequest(model, request.utterances(), request.origin())
                : request;
    }

    private SequencedMap<String, byte[]> archive(Source source, byte[] content) {
        SequencedMap<String, byte[]> named = new TreeMap<>();
        named.put("id", UploadName.bytes(source.key(), limits.nameCharacters()));
        named.put("features", content);
        return named;
    }
}
