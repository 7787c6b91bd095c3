package io.trimodal.function.http.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.util.UnusedSchemaFilter;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Takes the schemas and tags out of the OpenAPI document that nothing in it uses: those of functions that are not
 * served, whose paths Quarkus has taken out before.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP, priority = ServedSchemas.LAST)
public final class ServedSchemas implements OASFilter {
    /** After those that add schemas. */
    static final int LAST = -1_000;

    private final UnusedSchemaFilter unused = new UnusedSchemaFilter();

    @Override
    public Schema filterSchema(Schema schema) {
        return unused.filterSchema(schema);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        unused.filterOpenAPI(document);
        Set<String> used = document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .map(Operation::getTags)
                .flatMap(tags -> tags == null ? Set.<String>of().stream() : tags.stream())
                .collect(Collectors.toSet());
        if (document.getTags() != null) {
            document.setTags(document.getTags().stream()
                    .filter(tag -> used.contains(tag.getName()))
                    .toList());
        }
    }
}
