package io.trimodal.function.upload.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.trimodal.binary.MalformedTextException;
import io.trimodal.binary.TextBytes;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * CloudEvents of a request, in any mode.
 *
 * @param batch whether they came as a batch, and the answer is to be one
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">HTTP
 *     protocol binding</a>
 */
record ReceivedEvents(List<CloudEvent> events, boolean batch) {
    static final String BATCH = "application/cloudevents-batch+json";

    private static final String STRUCTURED = "application/cloudevents+json";
    private static final EventFormat FORMAT = new JsonFormat();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws MalformedRequestException if there is no CloudEvent, or one that is not as the specification says */
    static ReceivedEvents read(Map<String, List<String>> headers, String contentType, byte[] body) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case BATCH -> new ReceivedEvents(batch(checked(body)), true);
            case STRUCTURED -> new ReceivedEvents(List.of(structured("", checked(body))), false);
            default -> new ReceivedEvents(List.of(binary(headers, body)), false);
        };
    }

    private static byte[] checked(byte[] body) {
        try {
            return TextBytes.checked(body);
        } catch (MalformedTextException e) {
            throw new MalformedRequestException(new FieldError("", e.getMessage()));
        }
    }

    private static CloudEvent binary(Map<String, List<String>> headers, byte[] body) {
        try {
            return HttpMessageFactory.createReaderFromMultimap(headers, body).toEvent();
        } catch (RuntimeException e) {
            // the SDK has several exceptions for what a sender did wrong, some of them of the JDK
            throw malformed(
                    "", "is no CloudEvent: it needs the headers ce-specversion: 1.0, ce-id, ce-source and ce-type", e);
        }
    }

    private static CloudEvent structured(String field, byte[] event) {
        CloudEvent read;
        try {
            read = FORMAT.deserialize(event);
        } catch (RuntimeException e) {
            throw malformed(
                    field, "is no CloudEvent: a JSON object that is one needs specversion 1.0, id, source and type", e);
        }
        if (read == null) {
            throw new MalformedRequestException(new FieldError(field, "is no CloudEvent but null"));
        }
        return read;
    }

    private static List<CloudEvent> batch(byte[] body) {
        try {
            JsonNode array = JSON.readTree(body);
            if (!array.isArray()) {
                throw new MalformedRequestException(new FieldError("", "is a batch, so it must be an array of events"));
            }
            List<CloudEvent> events = new ArrayList<>();
            for (JsonNode event : array) {
                events.add(structured("/" + events.size(), JSON.writeValueAsBytes(event)));
            }
            return events;
        } catch (IOException e) {
            throw malformed("", "is a batch, so it must be a JSON array of events", e);
        }
    }

    /** The words of libraries stay in the log: they name classes and settings. */
    private static MalformedRequestException malformed(String field, String detail, Exception cause) {
        MalformedRequestException failure = new MalformedRequestException(new FieldError(field, detail));
        failure.initCause(cause);
        return failure;
    }
}
