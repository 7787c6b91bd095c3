package io.trimodal.function.model.s3;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where packages are kept that were fetched. */
@ConfigMapping(prefix = "trimodal.models")
interface S3ModelsConfig {
    /** A directory with room for the packages that are served; they stay there for the next start. */
    @WithDefault("${java.io.tmpdir}/trimodal-models")
    Path cache();
}
