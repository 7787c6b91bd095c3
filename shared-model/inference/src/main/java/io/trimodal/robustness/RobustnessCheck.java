package io.trimodal.robustness;

import java.util.List;

/**
 * The answer to a robustness check.
 *
 * @param options what was asked
 * @param models one per model, in the order in which they were asked for
 * @param overtakings where models change places, by ascending rate; empty for one model
 * @param encodedTexts runs of a text encoder; models with the same encoder share them
 */
public record RobustnessCheck(
        CheckOptions options, List<ModelCheck> models, List<Overtaking> overtakings, long encodedTexts) {}
