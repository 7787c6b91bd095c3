package io.trimodal.function.http.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Adds the header that makes a repeated call one call to each operation that is paid for. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class RepeatableCalls implements OASFilter {
    private static final String DESCRIPTION =
            "Makes repeated requests one call where calls are counted: the same method, path and body, byte for byte."
                    + " The first three repetitions are computed again and free, further ones are 409; with another"
                    + " path or body the key is 422.";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/v1/") || path.startsWith("/v2/models/")) {
                add(item);
            }
        });
    }

    private static void add(PathItem item) {
        Operation operation = item.getPOST();
        if (operation != null) {
            operation.addParameter(OASFactory.createParameter()
                    .name("Idempotency-Key")
                    .in(Parameter.In.HEADER)
                    .description(DESCRIPTION)
                    .schema(OASFactory.createSchema().type(List.of(SchemaType.STRING))));
        }
    }
}
