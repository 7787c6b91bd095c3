package io.trimodal.function.http.model;

import io.trimodal.function.http.usage.CallerIdentity;
import io.trimodal.function.model.ModelDescription;
import io.trimodal.function.model.ModelDescriptions;
import io.trimodal.function.model.ModelList;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Describes the models that are served. */
@Path("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models", description = "What is served")
public class ModelsResource {
    private final ModelDescriptions models;
    private final CallerIdentity callers;

    public ModelsResource(ModelDescriptions models, CallerIdentity callers) {
        this.models = models;
        this.callers = callers;
    }

    @GET
    @Operation(
            operationId = "models",
            summary = "List the models that are served, the default first, and the front ends for recordings")
    public ModelList list() {
        return models.list(callers.asksForKey());
    }

    @GET
    @Path("/{name}")
    @Operation(operationId = "model", summary = "Describe a model")
    public ModelDescription get(
            @Parameter(description = "NAME, which means its newest version that is served, or NAME:VERSION")
                    @PathParam("name")
                    String name) {
        return models.describe(name);
    }

    @GET
    @Path("/{name}/{version}")
    @Operation(operationId = "modelVersion", summary = "Describe a version of a model")
    public ModelDescription get(@PathParam("name") String name, @PathParam("version") String version) {
        return models.describe(name + ":" + version);
    }
}
