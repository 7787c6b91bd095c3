package io.trimodal.function.upload;

import io.trimodal.function.upload.config.TranscriptRule;
import io.trimodal.function.upload.config.UploadOptions;
import io.trimodal.function.upload.document.Source;
import io.trimodal.function.upload.event.StoredObject;
import io.trimodal.function.upload.recording.Siblings;
import io.trimodal.function.upload.store.Download;
import io.trimodal.function.upload.store.ObjectStore;
import io.trimodal.runtime.Cancellation;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Scores recordings with the transcripts that lie beside them.
 *
 * <p>Every event looks for what the other kind left: that of a recording for transcripts, that of a transcript for
 * recordings. An object is in the store before its event is sent, and the store lists what it has, so whichever of the
 * two is told about last finds the other; where both find each other they write the same key, which is written once.
 * Nothing is remembered in between, so nothing can be lost. Thread-safe; blocks while it works.
 */
@Singleton
final class RecordedUploads {
    private final ObjectStore store;
    private final Siblings siblings;
    private final SingleUploads uploads;

    RecordedUploads(ObjectStore store, Siblings siblings, SingleUploads uploads) {
        this.store = store;
        this.siblings = siblings;
        this.uploads = uploads;
    }

    /** A recording as it is now, and what is to be done with it. */
    private record Found(StoredObject object, UploadOptions options) {}

    /** What a recording that was uploaded leads to: one result for each of its transcripts, or one without. */
    List<Scored> recording(StoredObject object, Cancellation until) {
        Optional<Found> found = find(object);
        if (found.isEmpty()) {
            return List.of(Scored.without(Outcome.GONE));
        }
        TranscriptRule rule = found.get().options().transcripts();
        Each scored = new Each();
        if (rule != TranscriptRule.NONE) {
            for (StoredObject transcript : siblings.transcripts(object)) {
                scored.add(() -> score(found.get(), List.of(transcript), until));
            }
        }
        if (scored.isNone()) {
            if (rule == TranscriptRule.BESIDE) {
                return List.of(Scored.without(Outcome.WAITING));
            }
            scored.add(() -> score(found.get(), List.of(), until));
        }
        return scored.orElse(Outcome.GONE);
    }

    /** What a transcript that was uploaded leads to: a result for each recording that it lies beside. */
    List<Scored> transcript(StoredObject object, Cancellation until) {
        Each scored = new Each();
        for (StoredObject recording : siblings.recordings(object)) {
            scored.add(() -> find(recording)
                    .filter(found -> found.options().transcripts() != TranscriptRule.NONE)
                    .flatMap(found -> score(found, List.of(object), until)));
        }
        return scored.orElse(Outcome.WAITING);
    }

    /** The recording, pinned to the version that it has, if it is still there. */
    private Optional<Found> find(StoredObject object) {
        Optional<Download> opened = store.open(object);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (Download download = opened.get()) {
            return Optional.of(new Found(
                    new StoredObject(object.bucket(), object.key(), download.version(), Optional.of(download.etag())),
                    uploads.options(Source.of(object, download), download)));
        }
    }

    /** @param transcript one or none @return empty if one of them is gone */
    private Optional<Scored> score(Found found, List<StoredObject> transcript, Cancellation until) {
        Optional<Download> opened = store.open(found.object());
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (Download recording = opened.get()) {
            Source alone = Source.of(found.object(), recording);
            if (transcript.isEmpty()) {
                return Optional.of(uploads.score(alone, recording, List.of(), found.options(), until));
            }
            Optional<Download> words = store.open(transcript.getFirst());
            if (words.isEmpty()) {
                return Optional.empty();
            }
            try (Download beside = words.get()) {
                Source both = alone.with(transcript.getFirst(), beside);
                return Optional.of(uploads.score(both, recording, List.of(beside), found.options(), until));
            }
        }
    }

    /** One after the other; the rest is done even if one fails. */
    private static final class Each {
        private final List<Scored> scored = new ArrayList<>();
        private final List<RuntimeException> failures = new ArrayList<>();

        void add(Supplier<Optional<Scored>> work) {
            try {
                work.get().ifPresent(scored::add);
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }

        /** Whether nothing came of anything, not even a failure. */
        boolean isNone() {
            return scored.isEmpty() && failures.isEmpty();
        }

        /** @throws RuntimeException a failure, with the others: one after which trying again may help, if there is */
        List<Scored> orElse(Outcome none) {
            if (!failures.isEmpty()) {
                failures.sort(Comparator.comparing(UnreadableUploadException.class::isInstance));
                RuntimeException decisive = failures.removeFirst();
                failures.forEach(decisive::addSuppressed);
                throw decisive;
            }
            return scored.isEmpty() ? List.of(Scored.without(none)) : List.copyOf(scored);
        }
    }
}
