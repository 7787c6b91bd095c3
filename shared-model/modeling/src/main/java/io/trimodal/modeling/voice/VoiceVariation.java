package io.trimodal.modeling.voice;

import java.util.Random;

/**
 * A recording as another speaker, microphone and room could have given it: faster and higher or slower and lower,
 * louder or quieter, brighter or duller, with noise. Actors of a set all spoke into one microphone, and a model that
 * never heard another one would take the microphone for the mood.
 *
 * @param speed by which the recording is played faster, and so higher
 * @param gain factor of the amplitude
 * @param tilt of the filter x[n] + tilt · x[n − 1]: below 0 brighter, above it duller
 * @param noise deviation of white noise, in shares of the recording's own root mean square
 */
record VoiceVariation(double speed, double gain, double tilt, double noise) {
    private static final double MOST_SPEED = 1.15;
    private static final double MOST_GAIN_DB = 12;
    private static final double MOST_TILT = 0.5;
    private static final double LEAST_NOISE_DB = -45;
    private static final double MOST_NOISE_DB = -12;

    /** A share of recordings stays without noise, as good microphones are. */
    private static final double NOISELESS = 0.4;

    static VoiceVariation drawn(Random random) {
        return new VoiceVariation(
                Math.pow(MOST_SPEED, 2 * random.nextDouble() - 1),
                decibels(MOST_GAIN_DB * (2 * random.nextDouble() - 1)),
                MOST_TILT * (2 * random.nextDouble() - 1),
                random.nextDouble() < NOISELESS
                        ? 0
                        : decibels(LEAST_NOISE_DB + (MOST_NOISE_DB - LEAST_NOISE_DB) * random.nextDouble()));
    }

    private static double decibels(double value) {
        return Math.pow(10, value / 20);
    }

    /** @param samples in [-1, 1], not changed @return clipped to the same */
    float[] of(float[] samples, Random random) {
        float[] varied = new float[Math.max(1, (int) (samples.length / speed))];
        double squares = 0;
        for (int i = 0; i < varied.length; i++) {
            varied[i] = at(samples, i * speed);
            squares += varied[i] * varied[i];
        }
        double deviation = noise * Math.sqrt(squares / varied.length);
        float before = 0;
        for (int i = 0; i < varied.length; i++) {
            float here = varied[i];
            double filtered = (here + tilt * before) / Math.sqrt(1 + tilt * tilt);
            before = here;
            varied[i] = (float) Math.clamp(gain * (filtered + deviation * random.nextGaussian()), -1.0, 1.0);
        }
        return varied;
    }

    /** Between samples by Catmull and Rom's cubic. */
    private static float at(float[] samples, double place) {
        int i = (int) place;
        double t = place - i;
        double a = sample(samples, i - 1);
        double b = sample(samples, i);
        double c = sample(samples, i + 1);
        double d = sample(samples, i + 2);
        return (float) (b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))));
    }

    private static double sample(float[] samples, int i) {
        return samples[Math.clamp(i, 0, samples.length - 1)];
    }
}
