package io.trimodal.function.upload.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.function.lambda.Invocation;
import io.trimodal.function.model.s3.SignedStore;
import io.trimodal.function.upload.event.StoredObject;
import io.trimodal.function.upload.lambda.ScoreUploadHandler;
import io.trimodal.support.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A folder of uploads of a test's own, and what the function makes of them. */
final class StoredUploads {
    static final String WORDS = """
            WEBVTT

            00:00.000 --> 00:01.300
            <v Ann>What a lovely day.

            00:01.300 --> 00:02.900
            <v Ben>I could not be happier.
            """;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BUCKET = SignedStore.BUCKET;

    private final S3Client s3;
    private final ScoreUploadHandler handler;
    private final String folder = "uploads/" + UUID.randomUUID() + "/";

    StoredUploads(S3Client s3, ScoreUploadHandler handler) {
        this.s3 = s3;
        this.handler = handler;
    }

    /** One of the recordings that the project made. */
    static byte[] clip(String name) {
        try {
            return Files.readAllBytes(Checkout.own().resolve("shared-model/media/src/test/resources/clips/" + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void put(String name, byte[] content) {
        put(name, content, Map.of());
    }

    /** Once more where the emulator has closed the connection that the client kept, which the client does not mend. */
    void put(String name, byte[] content, Map<String, String> metadata) {
        try {
            putOnce(name, content, metadata);
        } catch (UncheckedIOException _) {
            putOnce(name, content, metadata);
        }
    }

    private void putOnce(String name, byte[] content, Map<String, String> metadata) {
        s3.putObject(
                request -> request.bucket(BUCKET).key(folder + name).metadata(metadata),
                RequestBody.fromBytes(content));
    }

    String etag(String name) {
        return s3.headObject(request -> request.bucket(BUCKET).key(folder + name))
                .eTag()
                .replace("\"", "");
    }

    StoredObject object(String name) {
        return new StoredObject(BUCKET, folder + name, Optional.empty(), Optional.empty());
    }

    /** Of the object as it is. */
    String event(String name) {
        return """
                {"Records": [{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put",
                 "s3": {"bucket": {"name": "%s"}, "object": {"key": "%s", "eTag": "%s"}}}]}\
                """.formatted(BUCKET, folder + name, etag(name));
    }

    /** Tells the function. @return how many objects came to which end */
    JsonNode tell(String name) {
        return send(event(name)).path("outcomes");
    }

    JsonNode send(String event) {
        return send(event, Instant.MAX);
    }

    JsonNode send(String event, Instant deadline) {
        try {
            return JSON.readTree(
                    handler.handle(new Invocation("1", event.getBytes(StandardCharsets.UTF_8), deadline, "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last parts of the keys of all results of an upload. */
    List<String> results(String name) {
        return names("results/", name);
    }

    List<String> errors(String name) {
        return names("errors/", name);
    }

    private List<String> names(String prefix, String name) {
        String own = prefix + BUCKET + "/" + folder + name + "/";
        return s3.listObjectsV2(request -> request.bucket(BUCKET).prefix(own)).contents().stream()
                .map(S3Object::key)
                .map(key -> key.substring(own.length()))
                .toList();
    }

    JsonNode result(String name, String last) {
        return read("results/", name, last);
    }

    /** The only result. */
    JsonNode result(String name) {
        List<String> all = results(name);
        assertThat(all).hasSize(1);
        return result(name, all.getFirst());
    }

    /** The only problem. */
    JsonNode problem(String name) {
        List<String> all = errors(name);
        assertThat(all).hasSize(1);
        return read("errors/", name, all.getFirst()).path("problem");
    }

    private JsonNode read(String prefix, String name, String last) {
        try {
            return JSON.readTree(s3.getObjectAsBytes(
                            request -> request.bucket(BUCKET).key(prefix + BUCKET + "/" + folder + name + "/" + last))
                    .asUtf8String());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
