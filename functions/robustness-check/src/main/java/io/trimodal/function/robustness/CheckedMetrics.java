package io.trimodal.function.robustness;

import io.trimodal.robustness.LabelledCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The published metrics per missing rate: the rows of the LNLN paper's tables.
 *
 * @param rates each metric the mean over the seeds
 * @param average each metric's mean over the rates
 */
public record CheckedMetrics(List<Row> rates, Map<String, Double> average) {
    /** @param metrics by the keys of the published scripts; null where not defined (a correlation of constants) */
    public record Row(double rate, Map<String, Double> metrics) {}

    static CheckedMetrics of(LabelledCheck check) {
        return new CheckedMetrics(
                check.rates().stream()
                        .map(row -> new Row(row.rate(), defined(row.metrics())))
                        .toList(),
                defined(check.average()));
    }

    private static Map<String, Double> defined(Map<String, Double> metrics) {
        Map<String, Double> defined = new LinkedHashMap<>();
        metrics.forEach((name, value) -> defined.put(name, value.isNaN() ? null : value));
        return defined;
    }
}
