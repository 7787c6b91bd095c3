package io.trimodal.predict;

/**
 * Where the label lies with the stated probability, for data like that of the model's calibration ({@link
 * io.trimodal.model.Uncertainty}). Cut to the label scale.
 *
 * @param low at most {@code high}; both in units of the label scale
 * @param coverage the probability, in (0, 1)
 */
public record Interval(float low, float high, double coverage) {}
