package io.trimodal.modeling.figures;

/**
 * One number.
 *
 * @param given what the model was given, and of what
 * @param measure what is measured
 * @param value NaN where it cannot be
 * @param count on how many utterances
 */
public record Figure(String given, String measure, double value, int count) {}
