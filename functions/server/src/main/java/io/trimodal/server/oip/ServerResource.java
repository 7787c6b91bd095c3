package io.trimodal.server.oip;

import io.trimodal.function.oip.Catalog;
import io.trimodal.function.oip.ModelNames;
import io.trimodal.function.oip.ServedVersion;
import io.trimodal.function.oip.ServerMetadata;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The server in the Open Inference Protocol. */
@Path("/v2")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "open inference protocol", description = "The same models for clients of KServe and Triton")
public class ServerResource {
    private final Catalog catalog;

    public ServerResource(Catalog catalog) {
        this.catalog = catalog;
    }

    @GET
    @Operation(operationId = "serverMetadata", summary = "Name, version and extensions")
    public ServerMetadata metadata() {
        return catalog.server();
    }

    @GET
    @Path("/models")
    @Operation(
            operationId = "modelNames",
            summary = "Names of the models that are served, as KServe's servers list them")
    public ModelNames models() {
        return catalog.names();
    }

    /** Triton's question may hold {@code {"ready": true}}: whatever is served is ready, so there is one answer. */
    @POST
    @Path("/repository/index")
    @Operation(
            operationId = "repositoryIndex",
            summary = "Versions that are served and their state, as Triton lists its model repository")
    public List<ServedVersion> index() {
        return catalog.index();
    }

    @GET
    @Path("/health/live")
    @Operation(operationId = "serverLive", summary = "Whether the process answers at all")
    public ServerLive live() {
        return new ServerLive(true);
    }

    /** 503 where the specification says 4xx, as KServe's own servers do: nothing is wrong with the request. */
    @GET
    @Path("/health/ready")
    @Operation(operationId = "serverReady", summary = "Whether every model is loaded and warm")
    @APIResponse(
            responseCode = "200",
            description = "Ready",
            content = @Content(schema = @Schema(implementation = ServerReady.class)))
    @APIResponse(
            responseCode = "503",
            description = "Not ready",
            content = @Content(schema = @Schema(implementation = ServerReady.class)))
    public Response ready() {
        boolean ready = catalog.isReady();
        return ReadyAnswer.of(ready, new ServerReady(ready));
    }
}
