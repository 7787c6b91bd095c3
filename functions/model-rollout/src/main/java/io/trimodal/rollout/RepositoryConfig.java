package io.trimodal.rollout;

import io.smallrye.config.ConfigMapping;

/** The same setting as that of the functions, whose repository it is. */
@ConfigMapping(prefix = "trimodal.models")
public interface RepositoryConfig {
    /**
     * The model repository: a directory of {@code <name>/<version>/}, or {@code s3://BUCKET/PREFIX} with such objects.
     */
    String repository();
}
