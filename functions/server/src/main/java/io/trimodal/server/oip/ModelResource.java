package io.trimodal.server.oip;

import io.trimodal.function.oip.Catalog;
import io.trimodal.function.oip.ModelConfiguration;
import io.trimodal.function.oip.ModelMetadata;
import io.trimodal.function.oip.ProtocolExtension;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A model in the Open Inference Protocol. Without a version the newest that is served answers. */
@Path("/v2/models/{name}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "open inference protocol")
public class ModelResource {
    private final Catalog catalog;

    /** Announces the configuration. */
    @Singleton
    public static final class Extension implements ProtocolExtension {
        @Override
        public String name() {
            return "model_configuration";
        }
    }

    public ModelResource(Catalog catalog) {
        this.catalog = catalog;
    }

    @GET
    @Operation(
            operationId = "modelMetadata",
            summary = "Versions, inputs and outputs of a model",
            description =
                    "All inputs are optional, as an absent modality is a tensor left out; text and language are the"
                            + " same modality. Of utterances that are padded to one length, audio_length and the"
                            + " like say how many frames are theirs, 0 where the modality is absent.")
    public ModelMetadata metadata(@PathParam("name") String name) {
        return catalog.model(name);
    }

    @GET
    @Path("/versions/{version}")
    @Operation(operationId = "modelVersionMetadata", summary = "The same of a version")
    public ModelMetadata metadata(@PathParam("name") String name, @PathParam("version") String version) {
        return catalog.model(Catalog.reference(name, Optional.of(version)));
    }

    @GET
    @Path("/config")
    @Operation(operationId = "modelConfig", summary = "Triton's configuration of a model, which its clients ask for")
    public ModelConfiguration config(@PathParam("name") String name) {
        return catalog.config(name);
    }

    @GET
    @Path("/versions/{version}/config")
    @Operation(operationId = "modelVersionConfig", summary = "The same of a version")
    public ModelConfiguration config(@PathParam("name") String name, @PathParam("version") String version) {
        return catalog.config(Catalog.reference(name, Optional.of(version)));
    }

    @GET
    @Path("/ready")
    @Operation(operationId = "modelReady", summary = "Whether a model is loaded and warm")
    @APIResponse(
            responseCode = "200",
            description = "Ready",
            content = @Content(schema = @Schema(implementation = ModelReady.class)))
    @APIResponse(
            responseCode = "503",
            description = "Not ready",
            content = @Content(schema = @Schema(implementation = ModelReady.class)))
    public Response ready(@PathParam("name") String name) {
        return ready(name, Optional.empty());
    }

    @GET
    @Path("/versions/{version}/ready")
    @Operation(operationId = "modelVersionReady", summary = "The same of a version")
    @APIResponse(
            responseCode = "200",
            description = "Ready",
            content = @Content(schema = @Schema(implementation = ModelReady.class)))
    @APIResponse(
            responseCode = "503",
            description = "Not ready",
            content = @Content(schema = @Schema(implementation = ModelReady.class)))
    public Response ready(@PathParam("name") String name, @PathParam("version") String version) {
        return ready(name, Optional.of(version));
    }

    private Response ready(String name, Optional<String> version) {
        boolean ready = catalog.isReady(Catalog.reference(name, version));
        return ReadyAnswer.of(ready, new ModelReady(name, ready));
    }
}
