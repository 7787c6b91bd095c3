package io.trimodal.server.oip;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Adds the protocol's error to each of its operations in the OpenAPI document. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class ProtocolErrorSchemas implements OASFilter {
    private static final String ERROR = "InferenceError";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Schema message = OASFactory.createSchema()
                .type(List.of(SchemaType.STRING))
                .description("What is wrong, with the name of the tensor, and what was expected");
        document.getComponents()
                .addSchema(
                        ERROR,
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.OBJECT))
                                .description("The Open Inference Protocol's error")
                                .required(List.of("error"))
                                .addProperty("error", message));
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.equals("/v2") || path.startsWith("/v2/")) {
                item.getOperations()
                        .values()
                        .forEach(operation -> operation
                                .getResponses()
                                .setDefaultValue(OASFactory.createAPIResponse()
                                        .description("The same statuses as under /v1")
                                        .content(OASFactory.createContent()
                                                .addMediaType(
                                                        "application/json",
                                                        OASFactory.createMediaType()
                                                                .schema(OASFactory.createSchema()
                                                                        .ref(ERROR))))));
            }
        });
    }
}
