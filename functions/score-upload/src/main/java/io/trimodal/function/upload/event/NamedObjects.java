package io.trimodal.function.upload.event;

import static io.trimodal.function.upload.event.EventReader.given;
import static io.trimodal.function.upload.event.EventReader.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How each kind of event names an object. */
final class NamedObjects {
    private NamedObjects() {}

    /** @param s3 of a notification's record; keys are URL-encoded */
    static StoredObject notified(JsonNode s3) {
        JsonNode object = s3.path("object");
        return new StoredObject(
                text(s3.path("bucket"), "name"),
                decoded(text(object, "key")),
                given(object, "versionId"),
                given(object, "eTag").map(NamedObjects::unquoted));
    }

    /** @param detail of an event of EventBridge; keys are as they are */
    static StoredObject bridged(JsonNode detail) {
        JsonNode object = detail.path("object");
        return new StoredObject(
                text(detail.path("bucket"), "name"),
                text(object, "key"),
                given(object, "version-id"),
                given(object, "etag").map(NamedObjects::unquoted));
    }

    /**
     * @param task of S3 Batch Operations, which name the bucket in version 2.0 of their call, and its ARN in 1.0; keys
     *     are URL-encoded
     */
    static StoredObject tasked(JsonNode task) {
        String bucket = given(task, "s3Bucket")
                .or(() -> given(task, "s3BucketArn").map(arn -> arn.substring(arn.lastIndexOf(':') + 1)))
                .orElseThrow(() -> new InvalidEventException("has a task without s3Bucket or s3BucketArn"));
        return new StoredObject(bucket, decoded(text(task, "s3Key")), given(task, "s3VersionId"), Optional.empty());
    }

    private static String unquoted(String etag) {
        return etag.replace("\"", "");
    }

    private static String decoded(String key) {
        try {
            return URLDecoder.decode(key, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new InvalidEventException("has a key that is not URL-encoded: a % needs two hexadecimal digits");
        }
    }
}
