package io.trimodal.function.http.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Describes what a model's description holds as a tree of JSON. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class UncertaintySchema implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Optional.ofNullable(schemas.get("ModelDescription"))
                .ifPresent(model -> model.addProperty(
                        "uncertainty",
                        OASFactory.createSchema()
                                .description(
                                        "Half widths of the score's interval by given modalities and missing rate, how"
                                                + " far it reaches below and above by score, and its measured coverage"
                                                + " and mean width")));
    }
}
