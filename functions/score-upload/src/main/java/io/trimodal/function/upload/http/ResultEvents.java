package io.trimodal.function.upload.http;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Events that carry results. */
final class ResultEvents {
    static final String TYPE = "io.trimodal.uploads.scored";
    static final URI SOURCE = URI.create("urn:trimodal:score-upload");

    private static final String MEDIA_TYPE = "application/json";
    private static final String[] TRACING = {"traceparent", "tracestate"};

    private ResultEvents() {}

    /**
     * The answer to an event. Its id follows from that event's source and id, so that a repeated event has an answer
     * with the same identity, which consumers may drop.
     */
    static CloudEvent of(CloudEvent event, byte[] data) {
        String identity = event.getSource() + "\n" + event.getId();
        CloudEventBuilder answer = CloudEventBuilder.v1()
                .withId(UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
                        .toString())
                .withSource(SOURCE)
                .withType(TYPE)
                .withTime(OffsetDateTime.now(ZoneOffset.UTC))
                .withData(MEDIA_TYPE, data);
        if (event.getSubject() != null) {
            answer.withSubject(event.getSubject());
        }
        for (String name : TRACING) {
            if (event.getExtension(name) instanceof String value) {
                answer.withExtension(name, value);
            }
        }
        return answer.build();
    }
}
