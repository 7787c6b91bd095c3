package io.trimodal.function.upload.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.binary.MalformedTextException;
import io.trimodal.binary.TextBytes;
import io.trimodal.function.upload.event.Event.BatchJob;
import io.trimodal.function.upload.event.Event.Message;
import io.trimodal.function.upload.event.Event.QueueBatch;
import io.trimodal.function.upload.event.Event.Task;
import io.trimodal.function.upload.event.Event.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads events: S3 notifications, events of EventBridge, SQS batches of either (directly or through SNS), and calls of S3 Batch Operations.
 * Lenient about everything that is not needed, as emulators and versions differ. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">S3 event message structure</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html">EventBridge event message structure</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-invoke-lambda.html">S3 Batch Operations</a>
 */
public final class EventReader {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /** An S3 notification in a notification of SNS. */
    private static final int DEEPEST = 2;

    private EventReader() {}

    /**
     * @param payload read to its end, not closed
     * @throws InvalidEventException if it is no event that is known
     * @throws IOException if it cannot be read
     */
    public static Event read(InputStream payload) throws IOException {
        try {
            return event(JSON.readTree(TextBytes.checked(payload.readAllBytes())));
        } catch (MalformedTextException e) {
            throw new InvalidEventException(e.getMessage());
        } catch (JsonProcessingException e) {
            throw new InvalidEventException("is not JSON: " + e.getOriginalMessage());
        }
    }

    /**
     * What a message of a queue tells about.
     *
     * @throws InvalidEventException if it is no event about objects
     */
    public static Uploads message(String body) {
        return message(body, 0);
    }

    /**
     * What the data of a CloudEvent tells about: an event as S3, MinIO or EventBridge sends it, one record of a notification, or the detail
     * of an EventBridge event.
     *
     * @param type of the CloudEvent, by which a detail alone is known
     * @throws InvalidEventException if it is no event about objects
     */
    public static Uploads data(byte[] data, String type) {
        JsonNode node;
        try {
            node = JSON.readTree(TextBytes.checked(data));
        } catch (MalformedTextException e) {
            throw new InvalidEventException(e.getMessage());
        } catch (IOException e) {
            throw new InvalidEventException("is not JSON: " + e.getMessage());
        }
        if (node.has("s3") && node.has("eventName")) {
            return notification(JSON.createArrayNode().add(node));
        }
        if (node.has("bucket") && node.has("object")) {
            // EventBridge calls them "Object Created", others make one word of it
            boolean created = type.replace(" ", "").toLowerCase(Locale.ROOT).contains("objectcreated");
            return new Uploads(created ? List.of(detailed(node)) : List.of());
        }
        if (event(node) instanceof Uploads uploads) {
            return uploads;
        }
        throw new InvalidEventException("is a batch in an event");
    }

    private static Uploads message(String body, int depth) {
        JsonNode node;
        try {
            node = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new InvalidEventException("is not JSON: " + e.getOriginalMessage());
        }
        if (node.path("Type").asText().equals("Notification") && depth < DEEPEST) {
            return message(node.path("Message").asText(), depth + 1);
        }
        if (event(node) instanceof Uploads uploads) {
            return uploads;
        }
        throw new InvalidEventException("is a batch in a message");
    }

    private static Event event(JsonNode node) {
        if (node.path("Event").asText().equals("s3:TestEvent")) {
            return new Uploads(List.of());
        }
        if (node.has("detail-type")) {
            return new Uploads(List.of(bridged(node)));
        }
        if (node.path("tasks").isArray()) {
            return job(node);
        }
        JsonNode records = node.path("Records");
        if (!records.isArray()) {
            throw new InvalidEventException(
                    "is neither an S3 notification, an EventBridge event, an SQS batch nor a call of S3"
                            + " Batch Operations");
        }
        // both have records; only those of a queue have bodies
        return records.path(0).has("body") ? queue(records) : notification(records);
    }

    private static QueueBatch queue(JsonNode records) {
        List<Message> messages = new ArrayList<>();
        for (JsonNode record : records) {
            messages.add(new Message(text(record, "messageId"), text(record, "body")));
        }
        return new QueueBatch(messages);
    }

    private static Uploads notification(JsonNode records) {
        List<StoredObject> objects = new ArrayList<>();
        for (JsonNode record : records) {
            String name = record.path("eventName").asText();
            // deletions and the like are nothing to score
            if (name.contains("ObjectCreated") || name.contains("ObjectRestore:Completed")) {
                JsonNode s3 = record.path("s3");
                JsonNode object = s3.path("object");
                objects.add(new StoredObject(
                        text(s3.path("bucket"), "name"),
                        decoded(text(object, "key")),
                        given(object, "versionId"),
                        given(object, "eTag").map(EventReader::unquoted)));
            }
        }
        return new Uploads(objects);
    }

    private static StoredObject bridged(JsonNode node) {
        return detailed(node.path("detail"));
    }

    /** Keys are as they are here, not encoded. */
    private static StoredObject detailed(JsonNode detail) {
        JsonNode object = detail.path("object");
        return new StoredObject(
                text(detail.path("bucket"), "name"),
                text(object, "key"),
                given(object, "version-id"),
                given(object, "etag").map(EventReader::unquoted));
    }

    private static BatchJob job(JsonNode node) {
        List<Task> tasks = new ArrayList<>();
        for (JsonNode task : node.path("tasks")) {
            String bucket = given(task, "s3Bucket")
                    .or(() -> given(task, "s3BucketArn").map(arn -> arn.substring(arn.lastIndexOf(':') + 1)))
                    .orElseThrow(() -> new InvalidEventException("has a task without s3Bucket or s3BucketArn"));
            tasks.add(new Task(
                    text(task, "taskId"),
                    new StoredObject(
                            bucket, decoded(text(task, "s3Key")), given(task, "s3VersionId"), Optional.empty())));
        }
        return new BatchJob(text(node, "invocationSchemaVersion"), text(node, "invocationId"), tasks);
    }

    private static String text(JsonNode node, String field) {
        return given(node, field).orElseThrow(() -> new InvalidEventException("lacks " + field));
    }

    private static Optional<String> given(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() && !value.textValue().isEmpty() ? Optional.of(value.textValue()) : Optional.empty();
    }

    private static String unquoted(String etag) {
        return etag.replace("\"", "");
    }

    private static String decoded(String key) {
        try {
            return URLDecoder.decode(key, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidEventException("has a key that is not URL-encoded: " + e.getMessage());
        }
    }
}
