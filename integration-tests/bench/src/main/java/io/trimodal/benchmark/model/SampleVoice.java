package io.trimodal.benchmark.model;

/** Sound that is like a voice: harmonics of a pitch that moves, swelling four times a second, with a little noise. */
public final class SampleVoice {
    private static final int RATE = 16_000;
    private static final int HARMONICS = 20;
    private static final long SEED = 7;

    private SampleVoice() {}

    /** Mono, 16 kHz. */
    public static float[] of(int seconds) {
        java.util.Random random = new java.util.Random(SEED);
        float[] samples = new float[seconds * RATE];
        for (int i = 0; i < samples.length; i++) {
            double t = (double) i / RATE;
            double phase = 2 * Math.PI * 140 * t + 3 * Math.sin(2 * Math.PI * t);
            double sum = 0;
            for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
                sum += Math.sin(harmonic * phase) / harmonic;
            }
            double loudness = 0.3 * Math.pow(Math.sin(Math.PI * 4 * t), 2);
            samples[i] = (float) (loudness * sum / 2 + 0.001 * random.nextGaussian());
        }
        return samples;
    }
}
