package io.trimodal.function.robustness;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.trimodal.function.failure.Failure;
import io.trimodal.function.failure.ProblemDocument;
import io.trimodal.function.http.HtmlPages;
import io.trimodal.function.http.served.ServedEndpoints;
import io.trimodal.function.http.usage.KeyRequired;
import io.trimodal.function.request.ModelReference;
import io.trimodal.report.Report;
import io.trimodal.runtime.CancelledException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Checks how far answers hold when part of the input is missing. Closing the connection ends the work. */
@EndpointDisabled(name = ServedEndpoints.ROBUSTNESS_CHECK, stringValue = ServedEndpoints.NO)
@Path("/v1/robustness-check")
@KeyRequired
@Tag(name = "robustness-check", description = "How far an answer holds when part of the input is missing")
public class RobustnessCheckResource {
    private final CheckCalls calls;
    private final RobustnessChecks checks;
    private final HtmlPages pages;

    public RobustnessCheckResource(CheckCalls calls, RobustnessChecks checks, HtmlPages pages) {
        this.calls = calls;
        this.checks = checks;
        this.pages = pages;
    }

    @POST
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "robustness-check",
            summary = "Check how far scores hold",
            description =
                    "Erases word pieces and frames at rising missing rates, scores every corrupted copy with every"
                            + " model asked for, and tells how the scores move. As text/html a report with curves;"
                            + " as text/event-stream the events progress (forward passes done, and at most) and"
                            + " result (the answer), or problem. Closing the connection ends the work.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = CheckSchemas.REQUEST),
                        examples = {
                            @ExampleObject(name = "text", value = Examples.TEXT),
                            @ExampleObject(name = "models", value = Examples.MODELS)
                        }),
                @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(ref = CheckSchemas.PARTS))
            })
    @APIResponse(
            responseCode = "200",
            description = "What was found out, for each model and utterance",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CheckResponse.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)),
                @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class))
            })
    public CheckResponse check(InputStream body, @Context RoutingContext exchange) {
        return calls.answer(body, exchange, new ModelReference.Default());
    }

    @POST
    @Blocking
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public byte[] report(InputStream body, @Context RoutingContext exchange) {
        return calls.answer(
                body, exchange, new ModelReference.Default(), answer -> pages.of(answer, Report::robustnessCheck));
    }

    @POST
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> events(InputStream body, @Context RoutingContext exchange, @Context Sse sse) {
        CheckCalls.Begun call = calls.begin(body, exchange, new ModelReference.Default());
        checks.requireContract(call.request());
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(events -> run(call, events, sse))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** The HTTP status is out, so what fails now becomes the last event. */
    private void run(CheckCalls.Begun call, MultiEmitter<? super OutboundSseEvent> events, Sse sse) {
        WatchingCaller caller = new WatchingCaller(events, sse);
        try (call) {
            caller.result(calls.answer(call, caller));
        } catch (CancelledException _) {
            events.complete();
        } catch (RuntimeException e) {
            caller.problem(ProblemDocument.of(Failure.of(e, "a stream of events")));
        }
    }
}
