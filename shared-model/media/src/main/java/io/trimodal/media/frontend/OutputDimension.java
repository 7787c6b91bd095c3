package io.trimodal.media.frontend;

/**
 * What one dimension of a front end's output is.
 *
 * @param name as in the feature contracts of models: {@code log_f0}
 * @param unit {@code ln Hz}; {@code 1} where it has none
 * @param description one sentence for a reader
 */
public record OutputDimension(String name, String unit, String description) {}
