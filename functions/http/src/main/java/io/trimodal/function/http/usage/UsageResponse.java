package io.trimodal.function.http.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trimodal.usage.FunctionUsage;
import io.trimodal.usage.MonthUsage;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The answer to {@code GET /v1/usage}.
 *
 * @param month such as {@code 2026-11}
 * @param functions those that were called
 * @param quota of this month; left out for other months and where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UsageResponse(String caller, String month, Map<String, Counted> functions, Counted total, Quota quota) {
    /** Successful calls. */
    public record Counted(
            long calls,
            long utterances,
            @JsonProperty("forward_passes") long forwardPasses) {
        static Counted of(FunctionUsage usage) {
            return new Counted(usage.calls(), usage.utterances(), usage.forwardPasses());
        }
    }

    /**
     * @param left utterances
     * @param renewed when the next month begins
     */
    public record Quota(@JsonProperty("monthly_utterances") long monthlyUtterances, long left, String renewed) {}

    static UsageResponse of(MonthUsage usage, OptionalLong quota) {
        Map<String, Counted> functions = new TreeMap<>();
        usage.functions().forEach((name, counted) -> functions.put(name, Counted.of(counted)));
        return new UsageResponse(
                usage.caller().name(),
                usage.month().toString(),
                functions,
                Counted.of(usage.total()),
                quota.isPresent() ? quota(usage, quota.getAsLong()) : null);
    }

    private static Quota quota(MonthUsage usage, long quota) {
        return new Quota(
                quota,
                Math.max(0, quota - usage.total().utterances()),
                usage.month().plusMonths(1).atDay(1) + "T00:00:00Z");
    }
}
