package io.trimodal.modeling.evaluate;

import io.trimodal.corruption.CorruptionProtocol;
import io.trimodal.corruption.LegacyUniforms;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is erased.
 *
 * @param protocol how masks come about
 * @param seeds of the masks
 * @param rates missing rates, in [0, 1]
 */
public record EvaluationPlan(CorruptionProtocol protocol, List<Long> seeds, List<Double> rates) {
    /** Seed of the published masks. */
    public static final long PUBLISHED_SEED = 1111;

    /** 0, 0.1 to 0.9: the ten rates of the LNLN paper. */
    public static final List<Double> PUBLISHED_RATES =
            IntStream.range(0, 10).mapToObj(tenths -> tenths / 10.0).toList();

    public EvaluationPlan {
        if (seeds.isEmpty() || rates.isEmpty()) {
            throw new IllegalArgumentException("an evaluation needs at least one seed and one missing rate");
        }
        seeds.forEach(seed -> require(
                seed >= 0 && seed <= LegacyUniforms.MAXIMUM_SEED,
                "a seed must be from 0 to " + LegacyUniforms.MAXIMUM_SEED + ", not " + seed));
        rates.forEach(rate -> require(rate >= 0 && rate <= 1, "a missing rate must be from 0 to 1, not " + rate));
        require(new HashSet<>(seeds).size() == seeds.size(), "a seed is given twice");
        require(new HashSet<>(rates).size() == rates.size(), "a missing rate is given twice");
        seeds = List.copyOf(seeds);
        rates = List.copyOf(rates);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
