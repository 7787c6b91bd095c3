package io.trimodal.modeling.face;

import io.trimodal.modeling.sentence.Sentence.Split;

/**
 * A picture of FER+ as the face front end sees it.
 *
 * @param picture its number in the file
 * @param found whether a face was found; without one the values are zeros
 * @param values 17 action-unit intensities, 3 angles
 * @param valence of the votes, in [-1, 1]
 * @param neutral share of the votes for neutral
 */
public record FaceFeatures(int picture, Split split, boolean found, float[] values, float valence, float neutral) {}
