package io.trimodal.modeling.face;

/**
 * What a network of action units learns from.
 *
 * @param picture number of the picture in its data set
 * @param split 0 for training, 1 for validation, 2 for the test
 * @param points {@code [468, 3]}
 * @param units the teacher's intensities {@code [17]} in [0, 5] of the upright picture
 */
record FaceSample(int picture, int split, float[] points, float[] units) {}
