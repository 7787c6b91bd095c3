package io.trimodal.function.upload.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.trimodal.function.upload.Outcome;
import java.util.List;

/**
 * The data of a result event.
 *
 * @param uploads in the order of the event that was answered
 */
@RegisterForReflection
record UploadReport(List<Entry> uploads) {
    /**
     * One upload.
     *
     * @param version of a bucket that keeps versions
     * @param result where the result is, of what was scored now or before
     * @param document the result itself, where it is a small JSON document
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(String bucket, String key, String version, Outcome outcome, Place result, JsonNode document) {}

    /** An object. */
    @RegisterForReflection
    record Place(String bucket, String key) {}
}
