package io.trimodal.function.upload.event;

import com.fasterxml.jackson.core.JsonLocation;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads events: S3 notifications, events of EventBridge, either of them in notifications of SNS, SQS batches of all
 * these, and calls of S3 Batch Operations. Lenient about everything that is not needed, as emulators and versions
 * differ; what is not understood is never taken for nothing to do. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">S3 event
 *     message structure</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html">EventBridge event message
 *     structure</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html">SNS</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-invoke-lambda.html">S3 Batch
 *     Operations</a>
 */
public final class EventReader {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /** An S3 notification in a notification of SNS that was sent on through another topic. */
    private static final int MOST_WRAPPERS = 2;

    private EventReader() {}

    /**
     * @param payload read to its end, not closed
     * @throws InvalidEventException if it is no event that is known
     * @throws IOException if it cannot be read
     */
    public static Event read(InputStream payload) throws IOException {
        try {
            return event(JSON.readTree(TextBytes.checked(payload.readAllBytes())), 0);
        } catch (MalformedTextException e) {
            throw new InvalidEventException(e.getMessage());
        } catch (JsonProcessingException e) {
            throw notJson(e);
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
     * What the data of a CloudEvent tells about: an event as S3, MinIO, EventBridge or SNS sends it, one record of a
     * notification, or the detail of an EventBridge event.
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
        } catch (JsonProcessingException e) {
            throw notJson(e);
        } catch (IOException _) {
            throw new InvalidEventException("is not JSON: it is not UTF-8");
        }
        if (node.has("s3") || node.has("Sns")) {
            return record(node, 0);
        }
        if (node.has("bucket") && node.has("object")) {
            return detailed(EventKind.ofCloudEvent(type), node);
        }
        return uploads(node, 0);
    }

    private static Uploads message(String body, int wrappers) {
        try {
            return uploads(JSON.readTree(body), wrappers);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    private static Uploads uploads(JsonNode node, int wrappers) {
        if (event(node, wrappers) instanceof Uploads uploads) {
            return uploads;
        }
        throw new InvalidEventException("is a batch in an event");
    }

    private static Event event(JsonNode node, int wrappers) {
        if (node.path("Event").asText().equals(EventKind.TEST.name())) {
            return new Uploads(List.of(), List.of(EventKind.TEST.name()));
        }
        if (node.has("detail-type")) {
            return detailed(EventKind.bridged(text(node, "detail-type")), node.path("detail"));
        }
        if (node.path("Type").asText().equals("Notification")) {
            return unwrapped(node, wrappers);
        }
        if (node.path("tasks").isArray()) {
            return job(node);
        }
        JsonNode records = node.path("Records");
        if (!records.isArray() || records.isEmpty()) {
            throw new InvalidEventException(
                    "is neither an S3 notification, an EventBridge event, a notification of SNS, an SQS batch nor a"
                            + " call of S3 Batch Operations");
        }
        // all have records; only those of a queue have bodies
        return records.path(0).has("body") ? queue(records) : notification(records, wrappers);
    }

    private static QueueBatch queue(JsonNode records) {
        List<Message> messages = new ArrayList<>();
        for (JsonNode record : records) {
            messages.add(new Message(text(record, "messageId"), text(record, "body")));
        }
        return new QueueBatch(messages);
    }

    private static Uploads notification(JsonNode records, int wrappers) {
        List<StoredObject> objects = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (JsonNode record : records) {
            Uploads told = record(record, wrappers);
            objects.addAll(told.objects());
            ignored.addAll(told.ignored());
        }
        return new Uploads(objects, ignored);
    }

    private static Uploads record(JsonNode record, int wrappers) {
        if (record.has("Sns")) {
            return unwrapped(record.path("Sns"), wrappers);
        }
        EventKind kind = EventKind.notified(text(record, "eventName"));
        return kind.scored() ? uploaded(NamedObjects.notified(record.path("s3"))) : ignored(kind);
    }

    private static Uploads unwrapped(JsonNode notification, int wrappers) {
        if (wrappers == MOST_WRAPPERS) {
            throw new InvalidEventException("is wrapped in more than " + MOST_WRAPPERS + " notifications of SNS");
        }
        return message(text(notification, "Message"), wrappers + 1);
    }

    private static Uploads detailed(EventKind kind, JsonNode detail) {
        return kind.scored() ? uploaded(NamedObjects.bridged(detail)) : ignored(kind);
    }

    private static Uploads uploaded(StoredObject object) {
        return new Uploads(List.of(object), List.of());
    }

    private static Uploads ignored(EventKind kind) {
        return new Uploads(List.of(), List.of(kind.name()));
    }

    private static BatchJob job(JsonNode node) {
        List<Task> tasks = new ArrayList<>();
        for (JsonNode task : node.path("tasks")) {
            tasks.add(new Task(text(task, "taskId"), NamedObjects.tasked(task)));
        }
        if (tasks.isEmpty()) {
            throw new InvalidEventException("is a call of S3 Batch Operations without tasks");
        }
        return new BatchJob(text(node, "invocationSchemaVersion"), text(node, "invocationId"), tasks);
    }

    /** Where it stops being JSON; the parser's own words name its classes and settings. */
    private static InvalidEventException notJson(JsonProcessingException failure) {
        JsonLocation place = failure.getLocation();
        return new InvalidEventException("is not JSON"
                + (place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr()));
    }

    /** @throws InvalidEventException if there is no such field, or it is no text or an empty one */
    static String text(JsonNode node, String field) {
        return given(node, field).orElseThrow(() -> new InvalidEventException("lacks " + field));
    }

    static Optional<String> given(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() && !value.textValue().isEmpty() ? Optional.of(value.textValue()) : Optional.empty();
    }
}
