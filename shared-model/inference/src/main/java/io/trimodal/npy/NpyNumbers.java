package io.trimodal.npy;

import io.trimodal.binary.ElementFormat;
import java.nio.ByteOrder;

/**
 * How an array of numbers or booleans lies in its stream.
 *
 * @param fortranOrder whether the first axis varies fastest
 */
public record NpyNumbers(int[] shape, ElementFormat format, ByteOrder order, boolean fortranOrder) {}
