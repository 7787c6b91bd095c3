package io.trimodal.function.upload.http;

import io.cloudevents.CloudEvent;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.smallrye.common.annotation.Blocking;
import io.trimodal.function.http.BodyFormat;
import io.trimodal.function.http.body.RequestBodies;
import io.trimodal.function.http.usage.KeyRequired;
import io.trimodal.function.upload.ReceivedUploads;
import io.trimodal.function.upload.TooManyRecordsException;
import io.trimodal.function.upload.http.EventScorer.Told;
import io.trimodal.function.upload.http.EventsFailedException.Failure;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes events that tell about uploads, and answers when their results are written. */
@Path("/")
@KeyRequired
@Tag(name = "score-upload", description = "Uploads scored by CloudEvents")
public class EventsResource {
    private final EventScorer scorer;
    private final ReceivedUploads uploads;
    private final RequestBodies bodies;

    public EventsResource(EventScorer scorer, ReceivedUploads uploads, RequestBodies bodies) {
        this.scorer = scorer;
        this.uploads = uploads;
        this.bodies = bodies;
    }

    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "scoreUpload",
            summary = "Score what a CloudEvent tells was uploaded",
            description = "CloudEvents in binary, structured or batched mode, whose data is an S3 notification or one"
                    + " record of it (Amazon S3, MinIO), an EventBridge event or its detail, or a"
                    + " notification of SNS around one of these. Where keys are asked for, the sender's"
                    + " key is in X-Api-Key or a bearer token.")
    @APIResponse(
            responseCode = "200",
            description = "A CloudEvent, or a batch of them, with results and where they are")
    @APIResponse(responseCode = "204", description = "Nothing to score, such as a deletion; ignored and counted")
    @APIResponse(responseCode = "400", description = "No CloudEvent, or no event about uploads that is understood")
    @APIResponse(responseCode = "403", description = "An upload lies in a bucket that is not allowed")
    @APIResponse(responseCode = "413", description = "Too large, or of too many events or records")
    @APIResponse(responseCode = "422", description = "An upload cannot be scored; an error object says why")
    @APIResponse(responseCode = "503", description = "Not now; the same may be sent again")
    public Response receive(InputStream body, @Context HttpHeaders headers, @Context RoutingContext exchange) {
        String type = Optional.ofNullable(headers.getHeaderString(HttpHeaders.CONTENT_TYPE))
                .orElse("");
        ReceivedEvents received =
                ReceivedEvents.read(headers.getRequestHeaders(), type, bodies.bytes(body, BodyFormat.of(exchange)));
        requireFew(received.events().size());
        List<CloudEvent> answers = score(received);
        if (answers.isEmpty()) {
            return Response.noContent().build();
        }
        return received.batch() ? batch(answers) : binary(answers.getFirst());
    }

    /** @param records or events of the whole request */
    private void requireFew(int records) {
        try {
            uploads.requireFew(records);
        } catch (TooManyRecordsException e) {
            throw new EventsFailedException(List.of(new Failure("", e)));
        }
    }

    /** The rest is done even if one fails; nothing is if all of them tell of too much. */
    private List<CloudEvent> score(ReceivedEvents received) {
        List<Failure> failures = new ArrayList<>();
        List<Told> told = read(received, failures);
        requireFew(told.stream().mapToInt(one -> one.uploads().records()).sum());
        List<CloudEvent> answers = new ArrayList<>();
        for (Told one : told) {
            try {
                scorer.score(one).ifPresent(answers::add);
            } catch (EventsFailedException e) {
                failures.addAll(e.failures());
            }
        }
        if (!failures.isEmpty()) {
            throw new EventsFailedException(failures);
        }
        return answers;
    }

    private static List<Told> read(ReceivedEvents received, List<Failure> failures) {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < received.events().size(); i++) {
            try {
                told.add(EventScorer.read(received.events().get(i), received.batch() ? "/" + i : ""));
            } catch (EventsFailedException e) {
                failures.addAll(e.failures());
            }
        }
        return told;
    }

    private static Response binary(CloudEvent answer) {
        Response.ResponseBuilder response = Response.ok();
        HttpMessageFactory.createWriter(response::header, response::entity).writeBinary(answer);
        return response.build();
    }

    private static Response batch(List<CloudEvent> answers) {
        JsonFormat format = new JsonFormat();
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        for (CloudEvent answer : answers) {
            array.write(array.size() == 0 ? '[' : ',');
            array.writeBytes(format.serialize(answer));
        }
        array.write(']');
        return Response.ok(array.toByteArray(), ReceivedEvents.BATCH).build();
    }
}
