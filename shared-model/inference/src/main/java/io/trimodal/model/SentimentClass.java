package io.trimodal.model;

/**
 * The class of a score at one granularity.
 *
 * @param granularity the metric's name in the published tables, such as {@code Acc-7}
 * @param index 0-based, from most negative to most positive
 * @param name such as {@code weakly positive}
 */
public record SentimentClass(String granularity, int index, String name) {}
