package io.trimodal.function.upload;

import io.trimodal.function.upload.config.UploadConfig;
import io.trimodal.function.upload.config.UploadKind;
import io.trimodal.function.upload.document.Source;
import io.trimodal.function.upload.event.StoredObject;
import io.trimodal.function.upload.store.Download;
import io.trimodal.function.upload.store.ObjectStore;
import io.trimodal.runtime.Cancellation;
import io.trimodal.runtime.CancelledException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Scores what an upload leads to and writes the results, each once. Thread-safe; blocks while it works. */
@Singleton
public final class ScoreUploads {
    private static final Logger LOG = Logger.getLogger(ScoreUploads.class);

    private final ObjectStore store;
    private final SingleUploads uploads;
    private final RecordedUploads recorded;
    private final UploadConfig config;
    private final UploadMetrics metrics;

    public ScoreUploads(
            ObjectStore store,
            SingleUploads uploads,
            RecordedUploads recorded,
            UploadConfig config,
            UploadMetrics metrics) {
        this.store = store;
        this.uploads = uploads;
        this.recorded = recorded;
        this.config = config;
        this.metrics = metrics;
    }

    /**
     * @param until when the work has to end; asked between pieces of it
     * @return one at least; several where a recording lies beside several transcripts, or the other way round
     * @throws UnreadableUploadException if it never can be scored; an error object was written
     * @throws BucketNotAllowedException if it lies in a bucket that is not among the configured ones
     * @throws OutOfTimeException if it was not scored until then
     * @throws RuntimeException if it cannot be scored now
     */
    public List<Scored> score(StoredObject object, Cancellation until) {
        return metrics.record(() -> run(object, until));
    }

    private List<Scored> run(StoredObject object, Cancellation until) {
        requireAllowed(object);
        if (!isUpload(object)) {
            return List.of(Scored.without(Outcome.IGNORED));
        }
        if (until.isCancelled()) {
            throw OutOfTimeException.notBegun(object);
        }
        try {
            List<Scored> scored = byKind(object, until);
            if (Scored.all(scored) == Outcome.GONE) {
                LOG.infof("%s is gone or was replaced before it was scored", object);
            }
            return scored;
        } catch (CancelledException e) {
            throw OutOfTimeException.notFinished(object, e);
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

    private List<Scored> byKind(StoredObject object, Cancellation until) {
        if (UploadKind.RECORDING.has(object.key())) {
            return recorded.recording(object, until);
        }
        return UploadKind.TRANSCRIPT.has(object.key())
                ? recorded.transcript(object, until)
                : List.of(document(object, until));
    }

    private Scored document(StoredObject object, Cancellation until) {
        Optional<Download> opened = store.open(object);
        if (opened.isEmpty()) {
            return Scored.without(Outcome.GONE);
        }
        try (Download download = opened.get()) {
            Source source = Source.of(object, download);
            return uploads.score(source, download, List.of(), uploads.options(source, download), until);
        }
    }
}
