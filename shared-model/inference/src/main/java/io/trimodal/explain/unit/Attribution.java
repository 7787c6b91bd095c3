package io.trimodal.explain.unit;

import io.trimodal.feature.Modality;
import java.util.Map;

/**
 * One number for each unit.
 *
 * @param method that gave it
 * @param signed whether a value says in which direction a unit moved the score, in units of the score; attention does
 *     not
 * @param values of each modality that was given, in the order of its {@link Units}
 */
public record Attribution(Method method, boolean signed, Map<Modality, double[]> values) {}
