package io.trimodal.function.upload.event;

import java.util.Optional;

/**
 * An object in a store, as an event names it.
 *
 * @param key decoded
 * @param version of a bucket that keeps versions
 * @param etag without quotes, where the event has it
 */
public record StoredObject(String bucket, String key, Optional<String> version, Optional<String> etag) {
    public StoredObject {
        if (bucket.isEmpty() || key.isEmpty()) {
            throw new InvalidEventException("names an object without bucket or key");
        }
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key
                + version.map(v -> " (version " + v + ")").orElse("");
    }
}
