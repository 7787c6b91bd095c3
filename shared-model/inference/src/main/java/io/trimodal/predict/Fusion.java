package io.trimodal.predict;

/**
 * What the fusion of a batch gives.
 *
 * @param score {@code [batch]}
 * @param completeness {@code [batch]}; empty where the architecture has none
 */
public record Fusion(float[] score, float[] completeness) {
    /** Of one row. */
    public Completeness completeness(int index) {
        return completeness.length == 0
                ? new Completeness.NotEstimated()
                : new Completeness.Estimated(completeness[index]);
    }
}
