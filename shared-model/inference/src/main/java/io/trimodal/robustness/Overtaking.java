package io.trimodal.robustness;

/**
 * Where one model becomes better than another.
 *
 * @param measure what is compared: {@code stability} (mean share of trials that keep their sign) or a metric's key
 * @param from name and version of the model that was better below the rate
 * @param to name and version of the model that is better at the rate
 * @param rate the missing rate
 */
public record Overtaking(String measure, String from, String to, double rate) {}
