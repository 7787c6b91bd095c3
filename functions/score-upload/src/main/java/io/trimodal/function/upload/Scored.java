package io.trimodal.function.upload;

import io.trimodal.function.upload.event.StoredObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What became of an upload, and where its result is.
 *
 * @param result of those that were scored, now or before
 */
public record Scored(Outcome outcome, Optional<StoredObject> result) {
    static Scored without(Outcome outcome) {
        return new Scored(outcome, Optional.empty());
    }

    /** What became of all that one upload led to, of which there is one thing at least. */
    public static Outcome all(List<Scored> scored) {
        return scored.stream()
                .map(Scored::outcome)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    static Scored to(Outcome outcome, String bucket, String key) {
        return new Scored(outcome, Optional.of(new StoredObject(bucket, key, Optional.empty(), Optional.empty())));
    }
}
