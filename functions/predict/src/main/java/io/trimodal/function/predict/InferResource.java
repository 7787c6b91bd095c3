package io.trimodal.function.predict;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.Blocking;
import io.trimodal.function.http.BodyFormat;
import io.trimodal.function.http.body.RequestBodies;
import io.trimodal.function.http.served.ServedEndpoints;
import io.trimodal.function.http.usage.KeyRequired;
import io.trimodal.function.http.usage.PaidExchanges;
import io.trimodal.function.oip.Catalog;
import io.trimodal.function.oip.StageMetrics;
import io.trimodal.function.oip.StageMetrics.Stage;
import io.trimodal.function.oip.infer.InferRequest;
import io.trimodal.function.oip.infer.InferRequestReader;
import io.trimodal.function.oip.infer.InferResponse;
import io.trimodal.function.oip.infer.InferResponseWriter;
import io.trimodal.function.oip.infer.Inference;
import io.trimodal.function.usage.PaidCall;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Inference in the Open Inference Protocol. Whatever media type Content-Type names, the body is read as the protocol
 * has it: clients differ in it.
 */
@EndpointDisabled(name = ServedEndpoints.PREDICT, stringValue = ServedEndpoints.NO)
@Path("/v2/models/{name}")
@KeyRequired
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
@Tag(name = "open inference protocol")
public class InferResource {
    private static final String DESCRIPTION =
            "The tensors are those of the model's metadata. Binary data follows the JSON document, as the binary"
                    + " tensor data extension has it.";

    private final RequestBodies bodies;
    private final InferRequestReader requests;
    private final Inference inference;
    private final PaidExchanges exchanges;
    private final StageMetrics stages;

    public InferResource(
            RequestBodies bodies,
            InferRequestReader requests,
            Inference inference,
            PaidExchanges exchanges,
            StageMetrics stages) {
        this.bodies = bodies;
        this.requests = requests;
        this.inference = inference;
        this.exchanges = exchanges;
        this.stages = stages;
    }

    @POST
    @Path("/infer")
    @Blocking
    @Operation(operationId = "infer", summary = "Score utterances given as tensors", description = DESCRIPTION)
    @Parameter(
            name = InferRequestReader.HEADER,
            in = ParameterIn.HEADER,
            description = "Length of the JSON document where binary data follows it",
            schema = @Schema(type = SchemaType.INTEGER))
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = InferSchemas.REQUEST),
                        examples = {
                            @ExampleObject(name = "text", value = Examples.TEXT_TENSOR),
                            @ExampleObject(name = "features", value = Examples.FEATURE_TENSORS)
                        }),
                @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM, schema = @Schema(ref = InferSchemas.BINARY))
            })
    @APIResponse(
            responseCode = "200",
            description = "One row of each tensor per utterance, in order",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = InferSchemas.RESPONSE),
                        examples = @ExampleObject(name = "text", value = Examples.TENSOR_ANSWER)),
                @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM, schema = @Schema(ref = InferSchemas.BINARY))
            })
    public Response infer(
            @PathParam("name") String name,
            InputStream body,
            @Context HttpHeaders headers,
            @Context RoutingContext exchange) {
        return answer(Catalog.reference(name, Optional.empty()), body, headers, exchange);
    }

    @POST
    @Path("/versions/{version}/infer")
    @Blocking
    @Operation(operationId = "inferVersion", summary = "The same of a version", description = DESCRIPTION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = InferSchemas.REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "One row of each tensor per utterance, in order",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = InferSchemas.RESPONSE)))
    public Response infer(
            @PathParam("name") String name,
            @PathParam("version") String version,
            InputStream body,
            @Context HttpHeaders headers,
            @Context RoutingContext exchange) {
        return answer(Catalog.reference(name, Optional.of(version)), body, headers, exchange);
    }

    private Response answer(String reference, InputStream body, HttpHeaders headers, RoutingContext exchange) {
        StageMetrics.Clock clock = stages.start();
        try (PaidCall call = exchanges.open("predict", exchange)) {
            Optional<String> header = Optional.ofNullable(headers.getHeaderString(InferRequestReader.HEADER));
            InferRequest request = requests.read(bodies.bytes(call.watch(body), BodyFormat.of(exchange)), header);
            InferResponse response = inference.infer(reference, request, call, clock, exchange.response()::closed);
            InferResponseWriter.Body written = InferResponseWriter.write(response, request);
            clock.end(Stage.POSTPROCESS);
            clock.record(response.model());
            return response(written);
        }
    }

    private static Response response(InferResponseWriter.Body written) {
        return switch (written) {
            case InferResponseWriter.Document(byte[] bytes) ->
                Response.ok(bytes, MediaType.APPLICATION_JSON_TYPE).build();
            case InferResponseWriter.WithBinary(byte[] bytes, int header) ->
                Response.ok(bytes, MediaType.APPLICATION_OCTET_STREAM_TYPE)
                        .header(InferRequestReader.HEADER, header)
                        .build();
        };
    }
}
