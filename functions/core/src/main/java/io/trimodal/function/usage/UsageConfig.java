package io.trimodal.function.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Where calls are counted, and how many utterances a caller has. */
@ConfigMapping(prefix = "trimodal.usage")
public interface UsageConfig {
    /** Where. */
    @WithDefault("none")
    Kind ledger();

    /** The table of the ledger {@code dynamodb}. */
    Optional<String> table();

    /** The folder of the ledger {@code embedded}. */
    Optional<Path> file();

    /**
     * Utterances per caller and month (UTC), where neither the ledger nor the key says otherwise; no quota if left out.
     */
    OptionalLong monthlyQuota();

    /** Kinds of ledger. */
    enum Kind {
        /** Calls are neither counted nor refused. */
        NONE,
        /** A folder that this process alone writes to. */
        EMBEDDED,
        /** A table that any number of processes share. */
        DYNAMODB
    }
}
