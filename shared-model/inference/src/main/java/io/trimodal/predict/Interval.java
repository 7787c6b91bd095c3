package io.trimodal.predict;

/**
 * Where the label lies with the stated probability, for data like that of the model's calibration
 * ({@link io.trimodal.model.Uncertainty}). Cut to the label scale; all of it for input that the model cannot know
 * ({@link Familiarity}).
 *
 * @param low at most {@code high}; both in units of the label scale
 * @param coverage the probability, in (0, 1)
 * @param calibrated whether the input is of the kind that it was calibrated for; if not, the interval is all of the
 *     scale
 */
public record Interval(float low, float high, double coverage, boolean calibrated) {}
