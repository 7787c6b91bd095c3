package io.trimodal.modeling.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.trimodal.metric.PublishedMetrics;
import io.trimodal.model.LabelScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Predictions, truths and the metrics that the published scripts make of them, by family. */
final class MetricsCheck {
    private static final double LIMIT = 1e-6;

    private MetricsCheck() {}

    static boolean knows(JsonNode root) {
        return Arrays.stream(LabelScale.values())
                .anyMatch(scale -> root.path(scale.name()).isArray());
    }

    static List<Difference> run(JsonNode root) {
        List<Difference> differences = new ArrayList<>();
        for (LabelScale scale : LabelScale.values()) {
            for (JsonNode test : root.path(scale.name())) {
                String name = scale + " " + test.path("name").asText();
                Map<String, Double> metrics =
                        PublishedMetrics.of(scale, floats(name, test.path("pred")), floats(name, test.path("truth")));
                test.path("expected")
                        .properties()
                        .forEach(entry -> differences.add(new Difference(
                                name + " " + entry.getKey(),
                                difference(metrics.get(entry.getKey()), entry.getValue()),
                                LIMIT)));
            }
        }
        return differences;
    }

    /** Absolute; what is undefined on both sides is equal, what is unknown here is infinitely far. */
    private static double difference(Double ours, JsonNode published) {
        if (ours == null) {
            return Double.POSITIVE_INFINITY;
        }
        double expected = published.isNumber() ? published.asDouble() : Double.NaN;
        if (Double.isNaN(expected) || ours.isNaN()) {
            return Double.isNaN(expected) && ours.isNaN() ? 0 : Double.POSITIVE_INFINITY;
        }
        return Math.abs(ours - expected);
    }

    private static float[] floats(String name, JsonNode values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            if (!values.get(i).isNumber()) {
                throw new IllegalArgumentException(name + " has " + values.get(i) + " where a number belongs");
            }
            floats[i] = values.get(i).floatValue();
        }
        return floats;
    }
}
