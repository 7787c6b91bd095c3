package io.trimodal.function.explain;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.Blocking;
import io.trimodal.function.http.HtmlPages;
import io.trimodal.function.http.served.ServedEndpoints;
import io.trimodal.function.http.usage.KeyRequired;
import io.trimodal.function.request.ModelReference;
import io.trimodal.report.Report;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Explains scores. Closing the connection ends the work. */
@EndpointDisabled(name = ServedEndpoints.EXPLAIN, stringValue = ServedEndpoints.NO)
@Path("/v1/explain")
@KeyRequired
@Tag(name = "explain", description = "Why an utterance was scored as it was")
public class ExplainResource {
    private final ExplainCalls calls;
    private final HtmlPages pages;

    public ExplainResource(ExplainCalls calls, HtmlPages pages) {
        this.calls = calls;
        this.pages = pages;
    }

    @POST
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "explain",
            summary = "Explain scores",
            description =
                    "Exact Shapley values of the three modalities, always; attention (where the model looks, which"
                            + " is no attribution), occlusion and integrated gradients per word and frame, where"
                            + " asked for; and how faithful each is to the model. As text/html a report with"
                            + " charts. Closing the connection ends the work.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = ExplainSchemas.REQUEST),
                        examples = {
                            @ExampleObject(name = "text", value = Examples.TEXT),
                            @ExampleObject(name = "methods", value = Examples.METHODS),
                            @ExampleObject(name = "seconds", value = Examples.SECONDS)
                        }),
                @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(ref = ExplainSchemas.PARTS))
            })
    @APIResponse(
            responseCode = "200",
            description = "One explanation per utterance, in order",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ExplainResponse.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class))
            })
    public ExplainResponse explain(InputStream body, @Context RoutingContext exchange) {
        return calls.answer(body, exchange, new ModelReference.Default());
    }

    @POST
    @Blocking
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public byte[] report(InputStream body, @Context RoutingContext exchange) {
        return calls.answer(
                body, exchange, new ModelReference.Default(), answer -> pages.of(answer, Report::explanation));
    }
}
