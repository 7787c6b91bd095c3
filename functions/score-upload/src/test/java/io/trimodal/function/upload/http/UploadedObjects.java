package io.trimodal.function.upload.http;

import io.trimodal.function.model.s3.SignedStore;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Objects in the store, and the records that tell about them. */
final class UploadedObjects {
    static final String BUCKET = SignedStore.BUCKET;
    static final String BODY =
            "{\"utterances\": [{\"audio\": {\"features\": [[1, 2, 3, 4, 5], [0, 0.5, -0.5, 1e-3, 0]]}}]}";

    private UploadedObjects() {}

    /** @return its key */
    static String put(S3Client s3, String name, String content) {
        String key = "uploads/" + UUID.randomUUID() + "/" + name;
        s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(content));
        return key;
    }

    /** One record of a notification, which is the data of a CloudEvent by the specification's adapter for Amazon S3. */
    static String record(String key) {
        return record("ObjectCreated:Put", key);
    }

    static String record(String event, String key) {
        return """
                {"eventVersion": "2.1", "eventSource": "aws:s3", "awsRegion": "us-east-1", "eventName": "%s",
                 "s3": {"s3SchemaVersion": "1.0", "bucket": {"name": "%s"}, "object": {"key": "%s"}}}\
                """.formatted(event, BUCKET, key);
    }
}
