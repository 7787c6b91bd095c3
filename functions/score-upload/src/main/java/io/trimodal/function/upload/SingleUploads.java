package io.trimodal.function.upload;

import io.trimodal.function.upload.config.UploadConfig;
import io.trimodal.function.upload.config.UploadKind;
import io.trimodal.function.upload.config.UploadOptions;
import io.trimodal.function.upload.document.DocumentScorer;
import io.trimodal.function.upload.document.LinesScorer;
import io.trimodal.function.upload.document.Source;
import io.trimodal.function.upload.store.Download;
import io.trimodal.runtime.Cancellation;
import jakarta.inject.Singleton;
import java.util.List;

/** Scores one upload, with what belongs to it. Thread-safe; blocks while it works. */
@Singleton
final class SingleUploads {
    private final DocumentScorer documents;
    private final LinesScorer lines;
    private final UploadResults results;
    private final UploadConfig config;

    SingleUploads(DocumentScorer documents, LinesScorer lines, UploadResults results, UploadConfig config) {
        this.documents = documents;
        this.lines = lines;
        this.results = results;
        this.config = config;
    }

    /** What is to be done with an upload. @throws UnreadableUploadException if it asks for what there is not */
    UploadOptions options(Source source, Download download) {
        return results.readable(
                source, () -> UploadOptions.of(source.key(), download.metadata(), config.transcripts()));
    }

    /**
     * @param source of the upload, with its transcript
     * @param transcript one or none, open
     * @throws UnreadableUploadException if it never can be scored
     * @throws io.trimodal.runtime.CancelledException if cancelled; nothing was written then
     */
    Scored score(
            Source source, Download download, List<Download> transcript, UploadOptions options, Cancellation until) {
        if (options.kind() == UploadKind.JSONL) {
            return results.once(
                    source,
                    ".jsonl",
                    "application/x-ndjson",
                    result -> lines.score(download.content(), options.model(), source, result, until));
        }
        return results.once(
                source,
                ".json",
                "application/json",
                result -> result.write(results.bytes(documents.score(download, transcript, options, source, until))));
    }
}
