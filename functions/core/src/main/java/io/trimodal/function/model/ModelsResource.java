package io.trimodal.function.model;

import io.trimodal.function.limit.Limits;
import io.trimodal.function.usage.CallerIdentity;
import io.trimodal.model.ModelId;
import io.trimodal.predict.ServedModels;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Describes the models that are served. */
@Path("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models", description = "What is served")
public class ModelsResource {
    private final Models models;
    private final Limits limits;
    private final CallerIdentity callers;

    public ModelsResource(Models models, Limits limits, CallerIdentity callers) {
        this.models = models;
        this.limits = limits;
        this.callers = callers;
    }

    @GET
    @Operation(operationId = "models", summary = "List the models that are served, the default first")
    public ModelList list() {
        List<ModelId> ids = models.served().list();
        return new ModelList(
                ids.getFirst().toString(),
                callers.asksForKey(),
                ids.stream().map(id -> describe(id.toString())).toList());
    }

    @GET
    @Path("/{name}")
    @Operation(operationId = "model", summary = "Describe a model")
    public ModelDescription get(
            @Parameter(description = "NAME, which means its newest version that is served, or NAME:VERSION")
                    @PathParam("name")
                    String name) {
        return describe(name);
    }

    @GET
    @Path("/{name}/{version}")
    @Operation(operationId = "modelVersion", summary = "Describe a version of a model")
    public ModelDescription get(@PathParam("name") String name, @PathParam("version") String version) {
        return describe(name + ":" + version);
    }

    private ModelDescription describe(String reference) {
        try (ServedModels.Lease lease = models.served().acquire(reference)) {
            return ModelDescription.of(lease.model(), models.executionProvider(), limits);
        }
    }
}
