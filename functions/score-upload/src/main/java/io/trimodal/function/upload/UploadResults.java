package io.trimodal.function.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.function.failure.Failure;
import io.trimodal.function.failure.ProblemDocument;
import io.trimodal.function.problem.BodyUnavailableException;
import io.trimodal.function.problem.RequestException;
import io.trimodal.function.upload.config.UploadConfig;
import io.trimodal.function.upload.document.Source;
import io.trimodal.function.upload.document.UnreadableDocument;
import io.trimodal.function.upload.store.ObjectStore;
import io.trimodal.function.upload.store.StoreException;
import io.trimodal.function.upload.store.Upload;
import io.trimodal.predict.NonFiniteScoreException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Writes results, each once, and why there is none where there never can be one. Thread-safe. */
@Singleton
final class UploadResults {
    private final ObjectStore store;
    private final UploadConfig config;
    private final ObjectMapper json;

    UploadResults(ObjectStore store, UploadConfig config, ObjectMapper json) {
        this.store = store;
        this.config = config;
        this.json = json;
    }

    /** What a result is written by. */
    @FunctionalInterface
    interface Content {
        void write(Upload result);
    }

    /**
     * Writes the result of something, if there is none.
     *
     * @param suffix of the result's key
     * @param content asked only if there is none; the result is there whole once it returned, or never
     * @throws UnreadableUploadException if there never can be one; an error object was written
     * @throws StoreException if there can be none now
     */
    Scored once(Source source, String suffix, String type, Content content) {
        String bucket = bucket(source);
        String key = ResultKeys.of(config.resultsPrefix(), source, suffix);
        return readable(source, () -> {
            if (store.exists(bucket, key)) {
                return Scored.to(Outcome.REPEATED, bucket, key);
            }
            try (Upload result = store.create(bucket, key, type)) {
                content.write(result);
                return Scored.to(result.finish() ? Outcome.SCORED : Outcome.REPEATED, bucket, key);
            }
        });
    }

    /** Does what may find out that an upload cannot be read, and says so in an error object if it does. */
    <T> T readable(Source source, Supplier<T> work) {
        try {
            return work.get();
        } catch (RequestException | NonFiniteScoreException e) {
            leaveError(source, e);
            throw new UnreadableUploadException(source, e);
        } catch (BodyUnavailableException e) {
            throw new StoreException("the download of " + source + " broke off", e);
        }
    }

    private void leaveError(Source source, RuntimeException cause) {
        String key = ResultKeys.of(config.errorsPrefix(), source, ".problem.json");
        try (Upload error = store.create(bucket(source), key, "application/problem+json")) {
            error.write(bytes(new UnreadableDocument(source, ProblemDocument.of(Failure.of(cause, "an upload")))));
            error.finish();
        }
    }

    private String bucket(Source source) {
        return config.resultsBucket().orElse(source.bucket());
    }

    /** A document, on a line of its own. */
    byte[] bytes(Object document) {
        try {
            return (json.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result is no JSON", e);
        }
    }
}
