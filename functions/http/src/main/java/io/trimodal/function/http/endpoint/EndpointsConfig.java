package io.trimodal.function.http.endpoint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who sees what a function says about itself. Health is there for everybody, as platforms ask for it. */
@ConfigMapping(prefix = "trimodal.endpoints")
public interface EndpointsConfig {
    /** {@code /q/metrics}. */
    @WithDefault("public")
    Access metrics();

    /** {@code /q/openapi}. */
    @WithDefault("public")
    Access openapi();

    /** {@code /q/swagger-ui}, where it is. */
    @WithDefault("public")
    Access swaggerUi();

    /** Who. */
    enum Access {
        /** Everybody. */
        PUBLIC,
        /** Who has an API key: in the header X-Api-Key, or as the password of HTTP's Basic scheme. */
        KEY,
        /** Nobody. */
        OFF
    }
}
