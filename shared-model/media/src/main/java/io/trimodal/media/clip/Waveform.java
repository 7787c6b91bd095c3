package io.trimodal.media.clip;

/**
 * Sound as front ends take it. The array is not copied.
 *
 * @param samples float32 {@code [samples]}, mono at {@link #RATE} Hz, in [-1, 1]
 */
public record Waveform(float[] samples) {
    /** Samples per second. */
    public static final int RATE = 16_000;

    /**
     * Brings sound of another rate to {@link #RATE} Hz, as recordings are read.
     *
     * @param samples float32 {@code [samples]}, mono
     * @param rate their samples per second, at least 1
     */
    public static Waveform of(float[] samples, int rate) {
        if (rate == RATE) {
            return new Waveform(samples);
        }
        GatheredClip gathered = GatheredClip.ofSound();
        Resampler resampler = new Resampler(rate, gathered::sound);
        resampler.accept(samples, samples.length);
        resampler.end();
        return gathered.waveform();
    }

    /** Its length. */
    public double seconds() {
        return (double) samples.length / RATE;
    }
}
