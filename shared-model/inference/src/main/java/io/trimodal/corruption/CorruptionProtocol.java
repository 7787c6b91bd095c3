package io.trimodal.corruption;

import io.trimodal.feature.Modality;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the uniforms come about that decide which positions are erased (shared-model/README.md, section 5). */
public enum CorruptionProtocol {
    /**
     * The published evaluation: one stream per seed, started afresh for each modality, so that all three share it, and
     * read on from one utterance to the next. An utterance's mask therefore depends on its index.
     */
    LNLN {
        @Override
        public UniformRows rows(long seed, Modality modality, int positions) {
            LegacyUniforms uniforms = new LegacyUniforms(seed);
            return _ -> UniformRows.draw(uniforms, positions);
        }
    },
    /**
     * A stream of its own for each seed, modality and utterance id: modalities are erased independently, and an
     * utterance's mask is the same whatever it is sent with.
     */
    INDEPENDENT {
        @Override
        public UniformRows rows(long seed, Modality modality, int positions) {
            String prefix = seed + "/" + modality.key() + "/";
            return id -> UniformRows.draw(new LegacyUniforms(StreamSeed.of(prefix + id)), positions);
        }
    };

    /**
     * The uniforms of one modality.
     *
     * @param seed in [0, {@link LegacyUniforms#MAXIMUM_SEED}]
     * @param positions most tokens or frames that an utterance has: the length of each row
     */
    public abstract UniformRows rows(long seed, Modality modality, int positions);

    /** Lower-case name, as in requests. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The protocol of that {@link #key}. */
    public static Optional<CorruptionProtocol> of(String key) {
        return Arrays.stream(values()).filter(p -> p.key().equals(key)).findFirst();
    }
}
