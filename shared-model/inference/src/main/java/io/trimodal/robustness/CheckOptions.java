package io.trimodal.robustness;

import io.trimodal.corruption.CorruptionProtocol;
import io.trimodal.corruption.LegacyUniforms;
import io.trimodal.feature.Modality;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is erased, how often and how much.
 *
 * @param protocol how masks come about
 * @param modalities that are corrupted, at least one; the others stay as given
 * @param rates missing rates in [0, 1), ascending, each once, at least one
 * @param seeds of the masks and the noise, one trial per rate for each; each once, at least one
 * @param noise where frames are to be disturbed, too
 */
public record CheckOptions(
        CorruptionProtocol protocol,
        Set<Modality> modalities,
        List<Double> rates,
        List<Long> seeds,
        Optional<Noise> noise) {
    /** The published rates, 0.0 to 0.9 by 0.1. */
    public static final List<Double> PUBLISHED_RATES = List.of(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);

    /** The published seeds. */
    public static final List<Long> PUBLISHED_SEEDS = List.of(1111L, 1112L, 1113L);

    public CheckOptions {
        require(!modalities.isEmpty(), "at least one modality must be corrupted");
        require(!rates.isEmpty(), "at least one missing rate is needed");
        double before = -1;
        for (double rate : rates) {
            require(rate >= 0 && rate < 1, "missing rates must be at least 0 and below 1, not " + rate);
            require(rate > before, "missing rates must ascend, not " + rate + " after " + before);
            before = rate;
        }
        require(!seeds.isEmpty(), "at least one seed is needed");
        require(seeds.stream().distinct().count() == seeds.size(), "each seed may be given once");
        for (long seed : seeds) {
            require(
                    seed >= 0 && seed <= LegacyUniforms.MAXIMUM_SEED,
                    "seeds must be from 0 to " + LegacyUniforms.MAXIMUM_SEED + ", not " + seed);
        }
        modalities = Set.copyOf(modalities);
        rates = List.copyOf(rates);
        seeds = List.copyOf(seeds);
    }

    /** Without noise. */
    public CheckOptions(CorruptionProtocol protocol, Set<Modality> modalities, List<Double> rates, List<Long> seeds) {
        this(protocol, modalities, rates, seeds, Optional.empty());
    }

    /** The published protocol, in all modalities. */
    public static CheckOptions published() {
        return new CheckOptions(CorruptionProtocol.LNLN, Set.of(Modality.values()), PUBLISHED_RATES, PUBLISHED_SEEDS);
    }

    /** Corrupted and disturbed copies of one utterance. */
    public int trials() {
        return Math.multiplyExact(rates.size() + (noise.isPresent() ? 1 : 0), seeds.size());
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
