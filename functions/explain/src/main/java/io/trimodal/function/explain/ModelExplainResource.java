package io.trimodal.function.explain;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.Blocking;
import io.trimodal.function.http.served.ServedEndpoints;
import io.trimodal.function.http.usage.KeyRequired;
import io.trimodal.function.oip.Catalog;
import io.trimodal.function.oip.ProtocolExtension;
import io.trimodal.function.request.ModelReference;
import io.trimodal.function.served.Function;
import io.trimodal.function.served.ServedFunctions;
import io.trimodal.predict.ServedModels;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The extension {@code explain} of the Open Inference Protocol: what {@code /v1/explain} does, for the model in the
 * path.
 */
@EndpointDisabled(name = ServedEndpoints.EXPLAIN, stringValue = ServedEndpoints.NO)
@Path("/v2/models/{name}")
@KeyRequired
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "open inference protocol")
public class ModelExplainResource {
    private final ExplainCalls calls;
    private final Catalog catalog;

    public ModelExplainResource(ExplainCalls calls, Catalog catalog) {
        this.calls = calls;
        this.catalog = catalog;
    }

    /** Announces it. */
    @Singleton
    public static final class Extension implements ProtocolExtension {
        @Override
        public String name() {
            return "explain";
        }

        @Override
        public boolean isServed(ServedFunctions functions) {
            return functions.contains(Function.EXPLAIN);
        }
    }

    @POST
    @Path("/explain")
    @Blocking
    @Operation(operationId = "modelExplain", summary = "Explain scores of a model, as /v1/explain does")
    @RequestBody(required = true, content = @Content(schema = @Schema(ref = ExplainSchemas.REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "One explanation per utterance, in order",
            content = @Content(schema = @Schema(implementation = ExplainResponse.class)))
    public ExplainResponse explain(@PathParam("name") String name, InputStream body, @Context RoutingContext exchange) {
        return answer(Catalog.reference(name, Optional.empty()), body, exchange);
    }

    @POST
    @Path("/versions/{version}/explain")
    @Blocking
    @Operation(operationId = "modelVersionExplain", summary = "The same of a version")
    @RequestBody(required = true, content = @Content(schema = @Schema(ref = ExplainSchemas.REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "One explanation per utterance, in order",
            content = @Content(schema = @Schema(implementation = ExplainResponse.class)))
    public ExplainResponse explain(
            @PathParam("name") String name,
            @PathParam("version") String version,
            InputStream body,
            @Context RoutingContext exchange) {
        return answer(Catalog.reference(name, Optional.of(version)), body, exchange);
    }

    /** The lease says 404 where a path names no model; in a body that is 422. */
    private ExplainResponse answer(String reference, InputStream body, RoutingContext exchange) {
        try (ServedModels.Lease _ = catalog.acquire(reference)) {
            ModelReference.Named model = new ModelReference.Named(reference);
            return calls.answer(body, exchange, model);
        }
    }
}
