package io.trimodal.function.usage;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Who may call. */
@ConfigMapping(prefix = "trimodal.keys")
public interface KeysConfig {
    /** The file of hashed keys; without one everybody may call, as {@code anonymous}. */
    Optional<Path> file();
}
