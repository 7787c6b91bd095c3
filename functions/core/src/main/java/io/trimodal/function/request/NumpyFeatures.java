package io.trimodal.function.request;

import io.trimodal.feature.Features;

/**
 * Features out of an array.
 *
 * @param replaced values that were -Infinity and became 0
 */
record NumpyFeatures(Features features, int replaced) {}
