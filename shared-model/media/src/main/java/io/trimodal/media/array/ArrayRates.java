package io.trimodal.media.array;

/**
 * What NumPy's files do not say.
 *
 * @param samplesPerSecond of a waveform, in Hz
 * @param framesPerSecond of picture frames
 */
public record ArrayRates(long samplesPerSecond, double framesPerSecond) {
    /** As front ends take them. */
    public static final ArrayRates DEFAULT = new ArrayRates(16_000, 5);
}
