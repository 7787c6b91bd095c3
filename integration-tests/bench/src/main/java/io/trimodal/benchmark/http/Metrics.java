package io.trimodal.benchmark.http;

/** Reads what a function says at {@code /q/metrics}, in Prometheus's text format. */
final class Metrics {
    private Metrics() {}

    /** The values of all lines that begin so, added. */
    static double sum(String metrics, String prefix) {
        return metrics.lines()
                .filter(line -> line.startsWith(prefix))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
