package io.trimodal.function.upload.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The upload that a result is of.
 *
 * @param versionId left out where the bucket keeps no versions
 * @param size bytes
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Source(
        String bucket,
        String key,
        @JsonProperty("version_id") String versionId,
        String etag,
        long size) {}
