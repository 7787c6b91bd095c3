package io.trimodal.benchmark.http;

/**
 * The function's own timer {@code trimodal_scoring_seconds} (from a parsed request to its scores), as Prometheus reads
 * it.
 *
 * @param count calls since the start
 * @param seconds all of them together
 */
public record ScoringTimer(double count, double seconds) {
    private static final String NAME = "trimodal_scoring_seconds";

    public static ScoringTimer read(WorkbenchProcess workbench) {
        return parse(workbench.get("/q/metrics"));
    }

    static ScoringTimer parse(String metrics) {
        return new ScoringTimer(Metrics.sum(metrics, NAME + "_count{"), Metrics.sum(metrics, NAME + "_sum{"));
    }

    /** Mean of the calls since an earlier reading, in milliseconds. */
    public double meanMillisSince(ScoringTimer earlier) {
        return (seconds - earlier.seconds) / (count - earlier.count) * 1e3;
    }
}
