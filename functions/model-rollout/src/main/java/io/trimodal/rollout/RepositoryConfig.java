package io.trimodal.rollout;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** The same setting as that of the functions, whose repository it is. */
@ConfigMapping(prefix = "trimodal.models")
public interface RepositoryConfig {
    /** The model repository, a directory of {@code <name>/<version>/}. */
    Path repository();
}
