package io.trimodal.function.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.function.failure.Failure;
import io.trimodal.function.failure.ProblemDocument;
import io.trimodal.function.problem.BodyUnavailableException;
import io.trimodal.function.problem.RequestException;
import io.trimodal.function.upload.config.UploadConfig;
import io.trimodal.function.upload.config.UploadOptions;
import io.trimodal.function.upload.config.UploadOptions.Kind;
import io.trimodal.function.upload.document.DocumentScorer;
import io.trimodal.function.upload.document.LinesScorer;
import io.trimodal.function.upload.document.Source;
import io.trimodal.function.upload.document.UnreadableDocument;
import io.trimodal.function.upload.event.StoredObject;
import io.trimodal.function.upload.store.Download;
import io.trimodal.function.upload.store.ObjectStore;
import io.trimodal.function.upload.store.StoreException;
import io.trimodal.function.upload.store.Upload;
import io.trimodal.predict.NonFiniteScoreException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Scores one upload and writes its result, once. Thread-safe; blocks while it works. */
@Singleton
public final class ScoreUploads {
    private static final Logger LOG = Logger.getLogger(ScoreUploads.class);

    private final ObjectStore store;
    private final DocumentScorer documents;
    private final LinesScorer lines;
    private final UploadConfig config;
    private final UploadMetrics metrics;
    private final ObjectMapper json;

    public ScoreUploads(
            ObjectStore store,
            DocumentScorer documents,
            LinesScorer lines,
            UploadConfig config,
            UploadMetrics metrics,
            ObjectMapper json) {
        this.store = store;
        this.documents = documents;
        this.lines = lines;
        this.config = config;
        this.metrics = metrics;
        this.json = json;
    }

    /**
     * @throws UnreadableUploadException if it never can be scored; an error object was written
     * @throws BucketNotAllowedException if it lies in a bucket that is not among the configured ones
     * @throws RuntimeException if it cannot be scored now
     */
    public Scored score(StoredObject object) {
        return metrics.record(() -> run(object));
    }

    private Scored run(StoredObject object) {
        requireAllowed(object);
        if (!isUpload(object)) {
            return Scored.without(Outcome.IGNORED);
        }
        Optional<Download> opened = store.open(object);
        if (opened.isEmpty()) {
            LOG.infof("%s is gone or was replaced before it was scored", object);
            return Scored.without(Outcome.GONE);
        }
        try (Download download = opened.get()) {
            return score(object, download);
        }
    }

    /** Whoever can send an event could otherwise have anything read that this function's identity may read. */
    private void requireAllowed(StoredObject object) {
        if (!config.buckets().orElse(Set.of()).contains(object.bucket())) {
            throw new BucketNotAllowedException(object);
        }
    }

    /** Results may lie in the same bucket; they must not be scored again. */
    private boolean isUpload(StoredObject object) {
        String key = object.key();
        return key.startsWith(config.prefix())
                && !key.endsWith("/")
                && !key.startsWith(config.resultsPrefix())
                && !key.startsWith(config.errorsPrefix());
    }

    private Scored score(StoredObject object, Download download) {
        String bucket = config.resultsBucket().orElse(object.bucket());
        Source source = new Source(
                object.bucket(), object.key(), download.version().orElse(null), download.etag(), download.size());
        try {
            UploadOptions options = UploadOptions.of(object, download.metadata());
            boolean isLines = options.kind() == Kind.JSONL;
            String key = ResultKeys.of(config.resultsPrefix(), object, download, isLines ? ".jsonl" : ".json");
            if (store.exists(bucket, key)) {
                return Scored.to(Outcome.REPEATED, bucket, key);
            }
            try (Upload result = store.create(bucket, key, isLines ? "application/x-ndjson" : "application/json")) {
                if (isLines) {
                    lines.score(download.content(), options.model(), source, result);
                } else {
                    result.write(bytes(documents.score(download, options, source)));
                }
                return Scored.to(result.finish() ? Outcome.SCORED : Outcome.REPEATED, bucket, key);
            }
        } catch (RequestException | NonFiniteScoreException e) {
            leaveError(object, download, bucket, source, e);
            throw new UnreadableUploadException(object, e);
        } catch (BodyUnavailableException e) {
            throw new StoreException("the download of " + object + " broke off", e);
        }
    }

    private void leaveError(
            StoredObject object, Download download, String bucket, Source source, RuntimeException cause) {
        String key = ResultKeys.of(config.errorsPrefix(), object, download, ".problem.json");
        try (Upload error = store.create(bucket, key, "application/problem+json")) {
            error.write(bytes(new UnreadableDocument(source, ProblemDocument.of(Failure.of(cause, "an upload")))));
            error.finish();
        }
    }

    private byte[] bytes(Object document) {
        try {
            return (json.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result is no JSON", e);
        }
    }
}
