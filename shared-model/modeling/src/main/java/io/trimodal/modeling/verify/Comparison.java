package io.trimodal.modeling.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Collects differences between our tensors and published values or summaries. */
final class Comparison {
    private final List<Difference> differences = new ArrayList<>();

    List<Difference> differences() {
        return List.copyOf(differences);
    }

    /** @param expected a list of numbers, or a summary with {@code l2}, {@code first} and {@code last} */
    void add(String quantity, Tensor actual, JsonNode expected, double limit) {
        float[] values = floats(actual);
        if (expected.isArray()) {
            differences.add(new Difference(quantity, listed(values, expected), limit));
        } else {
            differences.add(new Difference(quantity, summarised(values, expected), limit));
        }
    }

    void add(String quantity, double actual, double expected, double limit) {
        differences.add(new Difference(quantity, Math.abs(actual - expected) / Math.abs(expected), limit));
    }

    private static double listed(float[] values, JsonNode expected) {
        if (values.length != expected.size()) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            largest = Math.max(largest, Math.abs(values[i] - expected.get(i).asDouble()));
            squares += Math.pow(expected.get(i).asDouble(), 2);
        }
        return largest / Math.sqrt(squares / values.length);
    }

    private static double summarised(float[] values, JsonNode expected) {
        long count = 1;
        for (JsonNode dim : expected.path("shape")) {
            count *= dim.asLong();
        }
        if (count != values.length) {
            return Double.POSITIVE_INFINITY;
        }
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        double norm = expected.path("l2").asDouble();
        double rms = norm / Math.sqrt(values.length);
        double largest = Math.abs(Math.sqrt(squares) - norm) / Math.sqrt(values.length);
        JsonNode first = expected.path("first");
        JsonNode last = expected.path("last");
        for (int i = 0; i < first.size(); i++) {
            largest = Math.max(largest, Math.abs(values[i] - first.get(i).asDouble()));
        }
        for (int i = 0; i < last.size(); i++) {
            float value = values[values.length - last.size() + i];
            largest = Math.max(largest, Math.abs(value - last.get(i).asDouble()));
        }
        return largest / rms;
    }

    static float[] floats(Tensor tensor) {
        Tensor.Floats floats = (Tensor.Floats) tensor;
        float[] values = new float[floats.values().limit()];
        floats.values().get(0, values);
        return values;
    }
}
