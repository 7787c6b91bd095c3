package io.trimodal.media.activity;

/**
 * Stands in where there is no trained detector: what is louder than the background counts as speech, be it music or a
 * door. The background is the softest of late; it follows a softer moment at once and rises slowly.
 */
final class EnergyDetector implements SpeechDetector {
    private static final double SILENCE = -60;
    private static final double RISE_A_WINDOW = 0.06;
    /** Decibels above the background at which speech is as likely as not. */
    private static final double LOUDER = 12;

    private static final double SOFTNESS = 2;
    private static final double NOTHING = 1e-10;

    private double background = SILENCE;

    @Override
    public double probability(float[] window) {
        double sum = 0;
        for (float sample : window) {
            sum += (double) sample * sample;
        }
        double level = 10 * Math.log10(sum / WINDOW + NOTHING);
        background = Math.max(SILENCE, Math.min(level, background + RISE_A_WINDOW));
        return 1 / (1 + Math.exp((background + LOUDER - level) / SOFTNESS));
    }
}
