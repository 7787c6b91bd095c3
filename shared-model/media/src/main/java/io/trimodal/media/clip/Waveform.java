package io.trimodal.media.clip;

/**
 * Sound as front ends take it. The array is not copied.
 *
 * @param samples float32 {@code [samples]}, mono at {@link #RATE} Hz, in [-1, 1]
 */
public record Waveform(float[] samples) {
    /** Samples per second. */
    public static final int RATE = 16_000;

    /** Its length. */
    public double seconds() {
        return (double) samples.length / RATE;
    }
}
