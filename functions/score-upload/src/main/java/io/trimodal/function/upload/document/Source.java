package io.trimodal.function.upload.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.trimodal.function.upload.config.UploadKind;
import io.trimodal.function.upload.event.StoredObject;
import io.trimodal.function.upload.store.Download;

/**
 * The upload that a result is of.
 *
 * @param versionId left out where the bucket keeps no versions
 * @param size bytes
 * @param transcript that a recording was scored with; left out where there is none, or one in the upload
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Source(
        String bucket,
        String key,
        @JsonProperty("version_id") String versionId,
        String etag,
        long size,
        Beside transcript) {

    /**
     * A transcript that lay beside a recording, in its bucket.
     *
     * @param versionId left out where the bucket keeps no versions
     * @param size bytes
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Beside(
            String key, @JsonProperty("version_id") String versionId, String etag, long size) {}

    /** Of an upload by itself. */
    public static Source of(StoredObject object, Download download) {
        return new Source(
                object.bucket(), object.key(), download.version().orElse(null), download.etag(), download.size(), null);
    }

    /** Of the same recording with a transcript. */
    public Source with(StoredObject object, Download download) {
        return new Source(
                bucket,
                key,
                versionId,
                etag,
                size,
                new Beside(object.key(), download.version().orElse(null), download.etag(), download.size()));
    }

    /** What differs between uploads of one key, and between the transcripts of one recording. */
    public String identity() {
        String own = identity(versionId, etag);
        return transcript == null
                ? own
                : own + "." + UploadKind.TRANSCRIPT.endingOf(transcript.key()) + "."
                        + identity(transcript.versionId(), transcript.etag());
    }

    private static String identity(String versionId, String etag) {
        return versionId == null ? etag : versionId;
    }

    /** For messages. */
    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key + (versionId == null ? "" : " (version " + versionId + ")")
                + (transcript == null ? "" : " with " + transcript.key());
    }
}
