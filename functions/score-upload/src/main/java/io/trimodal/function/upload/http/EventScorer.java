package io.trimodal.function.upload.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.trimodal.function.upload.ReceivedUploads;
import io.trimodal.function.upload.ScoreUploads;
import io.trimodal.function.upload.Scored;
import io.trimodal.function.upload.TooManyRecordsException;
import io.trimodal.function.upload.event.Event.Uploads;
import io.trimodal.function.upload.event.EventReader;
import io.trimodal.function.upload.event.InvalidEventException;
import io.trimodal.function.upload.event.StoredObject;
import io.trimodal.function.upload.http.EventsFailedException.Failure;
import io.trimodal.function.upload.http.UploadReport.Entry;
import io.trimodal.function.upload.http.UploadReport.Place;
import io.trimodal.function.upload.store.Download;
import io.trimodal.function.upload.store.ObjectStore;
import io.trimodal.function.upload.store.StoreException;
import io.trimodal.runtime.Cancellation;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scores the uploads that an event tells about. Thread-safe; blocks while it works. */
@Singleton
final class EventScorer {
    /** What every consumer of CloudEvents should take, by the specification, is 64 KiB for a whole event. */
    private static final long LARGEST_DOCUMENT = 48 << 10;

    private final ReceivedUploads received;
    private final ScoreUploads uploads;
    private final ObjectStore store;
    private final ObjectMapper json;

    EventScorer(ReceivedUploads received, ScoreUploads uploads, ObjectStore store, ObjectMapper json) {
        this.received = received;
        this.uploads = uploads;
        this.store = store;
        this.json = json;
    }

    /**
     * An event that is understood.
     *
     * @param field JSON pointer to the event in its request
     */
    record Told(CloudEvent event, String field, Uploads uploads) {}

    /**
     * What an event tells; nothing that it names is looked at yet.
     *
     * @param field JSON pointer to the event in its request
     * @throws EventsFailedException if it is no event about objects
     */
    static Told read(CloudEvent event, String field) {
        try {
            CloudEventData data = event.getData();
            if (data == null) {
                throw new InvalidEventException("has no data");
            }
            return new Told(event, field, EventReader.data(data.toBytes(), event.getType()));
        } catch (InvalidEventException e) {
            throw new EventsFailedException(List.of(new Failure(field, e)));
        }
    }

    /**
     * Scores what an event names; the rest is done even if one fails.
     *
     * @return empty if the event tells about nothing to score, such as a deletion
     * @throws EventsFailedException if an upload cannot be scored
     */
    Optional<CloudEvent> score(Told told) {
        List<Failure> failures = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (StoredObject object : objects(told)) {
            try {
                entries.addAll(score(object));
            } catch (RuntimeException e) {
                failures.add(new Failure(told.field(), e));
            }
        }
        if (!failures.isEmpty()) {
            throw new EventsFailedException(failures);
        }
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(ResultEvents.of(told.event(), bytes(new UploadReport(entries))));
    }

    private List<StoredObject> objects(Told told) {
        try {
            return received.toScore(told.uploads());
        } catch (TooManyRecordsException e) {
            throw new EventsFailedException(List.of(new Failure(told.field(), e)));
        }
    }

    /**
     * To its end, even if the sender has gone: it sends the event again, which finds the result, where it would never
     * come to the end of what takes longer than it waits.
     */
    private List<Entry> score(StoredObject object) {
        return uploads.score(object, Cancellation.NEVER).stream()
                .map(scored -> entry(object, scored))
                .toList();
    }

    private Entry entry(StoredObject object, Scored scored) {
        return new Entry(
                object.bucket(),
                object.key(),
                object.version().orElse(null),
                scored.outcome(),
                scored.result().map(r -> new Place(r.bucket(), r.key())).orElse(null),
                scored.result().flatMap(this::document).orElse(null));
    }

    /** Read back, so that a repeated event has the same answer. */
    private Optional<JsonNode> document(StoredObject result) {
        if (!result.key().endsWith(".json")) {
            return Optional.empty();
        }
        Optional<Download> opened = store.open(result);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (Download download = opened.get()) {
            return download.size() > LARGEST_DOCUMENT
                    ? Optional.empty()
                    : Optional.of(json.readTree(download.content()));
        } catch (IOException e) {
            throw new StoreException("cannot read " + result, e);
        }
    }

    private byte[] bytes(UploadReport report) {
        try {
            return json.writeValueAsBytes(report);
        } catch (IOException e) {
            throw new IllegalStateException("a result is no JSON", e);
        }
    }
}
