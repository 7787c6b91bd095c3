package io.trimodal.rollout.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.trimodal.corruption.CorruptionProtocol;
import io.trimodal.corruption.LegacyUniforms;
import io.trimodal.modeling.evaluate.EvaluationPlan;
import java.util.List;
import java.util.Map;

/**
 * What the candidate is measured on, and how much worse than the live version it may be.
 *
 * @param tolerances largest fall by metric, on complete input; where none are given, {@link #USUAL_TOLERANCES}
 * @param areaTolerances largest fall of the mean height of a metric's curve over missing rates; as {@code tolerances}
 *     where not given
 */
@RegisterForReflection
public record GateSpec(
        @Required
        @Pattern(GateSpec.FILE_NAME)
        @JsonPropertyDescription("File in the folder of evaluation sets: .csv, .npz or .pkl.")
        String evaluationSet,

        @Size(min = 1, max = 64) @JsonPropertyDescription("Split of the file (default: test).")
        String split,

        @Pattern("^(lnln|independent)$") @JsonPropertyDescription("lnln (default) or independent.")
        String protocol,

        @Size(min = 1, max = GateSpec.MOST_RATES)
        @ValidationRule(value = GateSpec.DIFFERENT, message = "must not name a missing rate twice")
        @JsonPropertyDescription("Missing rates from 0 to 1 (default: 0, 0.1 to 0.9).")
        List<@Min(0) @Max(1) Double> missingRates,

        @Size(min = 1, max = GateSpec.MOST_SEEDS)
        @ValidationRule(value = GateSpec.DIFFERENT, message = "must not name a seed twice")
        @JsonPropertyDescription("Seeds of the masks, at most 32 (default: 1111).")
        List<@Min(0) @Max(LegacyUniforms.MAXIMUM_SEED) Long> seeds,

        @JsonPropertyDescription("Largest fall that is tolerated on complete input, by metric.")
        Map<String, @Min(0) Double> tolerances,

        @JsonPropertyDescription(
                "Largest fall of the area under the robustness curve, by metric (default: tolerances).")
        Map<String, @Min(0) Double> areaTolerances) {

    /** By the keys of the published scripts; of these, those count that the model's label scale has. */
    public static final Map<String, Double> USUAL_TOLERANCES =
            Map.of("Non0_acc_2", 0.01, "Mult_acc_2", 0.01, "MAE", 0.02, "Corr", 0.01);

    static final String FILE_NAME = "^[A-Za-z0-9][A-Za-z0-9._-]*$";

    /** The report of more would not fit into a ConfigMap. */
    static final long MOST_SEEDS = 32;

    static final long MOST_RATES = 101;

    /** In the language of the API server's rules (CEL). */
    static final String DIFFERENT = "self.all(one, self.exists_one(other, other == one))";

    public GateSpec {
        split = split == null ? "test" : split;
        protocol = protocol == null ? "lnln" : protocol;
        missingRates = missingRates == null ? EvaluationPlan.PUBLISHED_RATES : List.copyOf(missingRates);
        seeds = seeds == null ? List.of(EvaluationPlan.PUBLISHED_SEED) : List.copyOf(seeds);
        tolerances = tolerances == null ? Map.of() : Map.copyOf(tolerances);
        areaTolerances = areaTolerances == null ? Map.of() : Map.copyOf(areaTolerances);
    }

    /** @throws IllegalArgumentException naming the field that is wrong */
    void check() {
        if (evaluationSet == null || !evaluationSet.matches(FILE_NAME)) {
            throw new IllegalArgumentException(
                    "spec.gate.evaluationSet must be the name of a file, not '" + evaluationSet + "'");
        }
        requireAtMost("seeds", MOST_SEEDS, seeds.size());
        requireAtMost("missingRates", MOST_RATES, missingRates.size());
        checkTolerances("tolerances", tolerances);
        checkTolerances("areaTolerances", areaTolerances);
        plan();
    }

    /** @throws IllegalArgumentException if a seed, a rate or the protocol is none */
    public EvaluationPlan plan() {
        CorruptionProtocol masks = CorruptionProtocol.of(protocol)
                .orElseThrow(() -> new IllegalArgumentException(
                        "spec.gate.protocol must be lnln or independent, not '" + protocol + "'"));
        return new EvaluationPlan(masks, seeds, missingRates);
    }

    private static void requireAtMost(String field, long most, int size) {
        if (size > most) {
            throw new IllegalArgumentException("spec.gate." + field + " must be at most " + most + ", not " + size);
        }
    }

    private static void checkTolerances(String field, Map<String, Double> tolerances) {
        tolerances.forEach((metric, tolerance) -> {
            if (!(tolerance >= 0 && Double.isFinite(tolerance))) {
                throw new IllegalArgumentException(
                        "spec.gate." + field + "." + metric + " must be 0 or more, not " + tolerance);
            }
        });
    }
}
