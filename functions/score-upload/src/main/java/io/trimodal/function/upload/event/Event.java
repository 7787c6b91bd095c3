package io.trimodal.function.upload.event;

import java.util.List;

/** What a function is called with. */
public sealed interface Event {
    /**
     * Objects that are told about together, so one failure fails all: an S3 notification, or an event of EventBridge.
     *
     * @param objects to be scored
     * @param ignored what else is told, which is nothing to score: deletions, tags, the test event that S3 sends when a
     *     notification is set up. Each by its kind, of which there are few
     */
    record Uploads(List<StoredObject> objects, List<String> ignored) implements Event {
        public Uploads {
            objects = List.copyOf(objects);
            ignored = List.copyOf(ignored);
        }

        /** How many things are told. */
        public int records() {
            return objects.size() + ignored.size();
        }
    }

    /** Messages of a queue, each of which succeeds or fails by itself. */
    record QueueBatch(List<Message> messages) implements Event {}

    /** @param body another event, as it was sent */
    record Message(String id, String body) {}

    /**
     * A call of S3 Batch Operations.
     *
     * @param schema version of the call's form
     */
    record BatchJob(String schema, String invocation, List<Task> tasks) implements Event {}

    /** One object of a job. */
    record Task(String id, StoredObject object) {}
}
