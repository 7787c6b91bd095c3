package io.trimodal.benchmark.http;

/**
 * The function's own count of the batches that it gathered, {@code trimodal_batching_requests}, as Prometheus reads it.
 *
 * @param batches since the start
 * @param requests in all of them together
 */
public record GatheredBatches(double batches, double requests) {
    private static final String NAME = "trimodal_batching_requests";

    public static GatheredBatches read(WorkbenchProcess workbench) {
        return parse(workbench.get("/q/metrics"));
    }

    static GatheredBatches parse(String metrics) {
        return new GatheredBatches(Metrics.sum(metrics, NAME + "_count"), Metrics.sum(metrics, NAME + "_sum"));
    }

    /** Mean size of the batches since an earlier reading. */
    public double meanSince(GatheredBatches earlier) {
        return (requests - earlier.requests) / (batches - earlier.batches);
    }
}
