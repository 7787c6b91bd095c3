package io.trimodal.model;

import java.util.List;

/**
 * From a score to its class at each granularity of the published tables (MODEL-SPEC.md, section 7). MOSI and MOSEI clip
 * and round half to even; CH-SIMS clips to ±1 and uses bins open below and closed above, compared in float32.
 */
public final class SentimentClasses {
    private static final List<String> TWO = List.of("negative", "non-negative");
    private static final List<String> SIMS_TWO = List.of("non-positive", "positive");
    private static final List<String> THREE = List.of("negative", "neutral", "positive");
    private static final List<String> FIVE =
            List.of("negative", "weakly negative", "neutral", "weakly positive", "positive");
    private static final List<String> SEVEN = List.of(
            "highly negative",
            "negative",
            "weakly negative",
            "neutral",
            "weakly positive",
            "positive",
            "highly positive");

    private SentimentClasses() {}

    /** Coarsest first. @param score finite */
    public static List<SentimentClass> of(LabelScale scale, float score) {
        return switch (scale) {
            case MOSI ->
                List.of(
                        at("Acc-2", score >= 0 ? 1 : 0, TWO),
                        at("Acc-3", rounded(score, 1), THREE),
                        at("Acc-5", rounded(score, 2), FIVE),
                        at("Acc-7", rounded(score, 3), SEVEN));
            case SIMS ->
                List.of(
                        at("Acc-2", bin(score, 0), SIMS_TWO),
                        at("Acc-3", bin(score, -0.1f, 0.1f), THREE),
                        at("Acc-5", bin(score, -0.7f, -0.1f, 0.1f, 0.7f), FIVE));
        };
    }

    /** Negative, neutral or positive: the class of three. */
    public static String sentiment(LabelScale scale, float score) {
        return of(scale, score).get(1).name();
    }

    private static SentimentClass at(String granularity, int index, List<String> names) {
        return new SentimentClass(granularity, index, names.get(index));
    }

    private static int rounded(float score, int bound) {
        return (int) Math.rint(Math.clamp(score, -bound, bound)) + bound;
    }

    private static int bin(float score, float... cuts) {
        int index = 0;
        while (index < cuts.length && score > cuts[index]) {
            index++;
        }
        return index;
    }
}
