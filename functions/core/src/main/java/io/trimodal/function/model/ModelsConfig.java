package io.trimodal.function.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.List;
import java.util.Optional;

/** Which models are served, and from where. */
@ConfigMapping(prefix = "trimodal.models")
public interface ModelsConfig {
    /**
     * The model repository: a directory of {@code <name>/<version>/}, or {@code s3://bucket/prefix} where the function
     * can read S3. By default the one that the build made.
     */
    Optional<String> repository();

    /**
     * Further repositories, whose models are served after those of {@link #repository}; directories or, where the
     * function can read S3, {@code s3://bucket/prefix}.
     */
    Optional<List<String>> furtherRepositories();

    /**
     * Where the build puts packages, seen from the folder of the checkout. Nobody sets it: the build writes it into the
     * application.
     */
    Optional<String> built();

    /**
     * Models to serve, each NAME (its newest version) or NAME:VERSION. By default the newest version of each in the
     * repository.
     */
    Optional<List<String>> names();

    /**
     * Whether the files of a package in a directory are compared with the SHA-256 in its manifest when they are read,
     * at the start or later; {@code false} where they cannot have changed, as in the package of a Lambda function. What
     * is fetched from S3 is always compared.
     */
    @WithDefault("true")
    boolean verify();

    /** The model that answers where a request names none; the first that is served if this one is not. */
    @WithName("default")
    @WithDefault("trimodal-almt")
    String defaultModel();
}
