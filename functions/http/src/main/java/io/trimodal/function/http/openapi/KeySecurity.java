package io.trimodal.function.http.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.trimodal.function.usage.KeyIdentity;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Documents the API key, and which operations need it; where keys are off, that they do not. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class KeySecurity implements OASFilter {
    private static final String NAME = "ApiKey";
    private static final String USAGE_PATH = "/v1/usage";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        boolean on = ConfigProvider.getConfig()
                .getOptionalValue("trimodal.keys.file", String.class)
                .isPresent();
        document.getComponents()
                .addSecurityScheme(
                        NAME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name(KeyIdentity.HEADER)
                                .description(
                                        on
                                                ? "Your API key. Calls are counted for its owner."
                                                : "Not asked for here: trimodal.keys.file is not set, so everybody"
                                                        + " may call."));
        if (on) {
            document.getPaths()
                    .getPathItems()
                    .forEach((path, item) -> item.getOperations().entrySet().stream()
                            .filter(operation -> operation.getKey() == HttpMethod.POST || path.equals(USAGE_PATH))
                            .map(Map.Entry::getValue)
                            .forEach(KeySecurity::require));
        }
    }

    private static void require(Operation operation) {
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(NAME));
    }
}
