package io.trimodal.modeling.frontend;

/**
 * Triangular filters on the mel scale of Slaney's Auditory Toolbox, which is linear below 1 kHz and logarithmic above,
 * each of unit area: {@code librosa.filters.mel} with its defaults.
 */
final class MelFilters {
    private static final double HERTZ_PER_MEL = 200.0 / 3;
    private static final double LINEAR_UP_TO = 1000;
    private static final double MELS_BELOW = LINEAR_UP_TO / HERTZ_PER_MEL;
    private static final double LOG_STEP = Math.log(6.4) / 27;

    private MelFilters() {}

    /**
     * @param sampleRate in hertz; the filters reach from 0 to half of it
     * @param length of the transform
     * @return {@code [bands][length / 2 + 1]}
     */
    static double[][] of(int bands, double sampleRate, int length) {
        double[] edges = edges(bands, sampleRate);
        double[][] filters = new double[bands][length / 2 + 1];
        for (int band = 0; band < bands; band++) {
            double height = 2 / (edges[band + 2] - edges[band]);
            for (int bin = 0; bin <= length / 2; bin++) {
                double frequency = bin * sampleRate / length;
                double rising = (frequency - edges[band]) / (edges[band + 1] - edges[band]);
                double falling = (edges[band + 2] - frequency) / (edges[band + 2] - edges[band + 1]);
                filters[band][bin] = height * Math.max(0, Math.min(rising, falling));
            }
        }
        return filters;
    }

    /** The frequency at which each filter is highest, in hertz. */
    static double[] centres(int bands, double sampleRate) {
        double[] centres = new double[bands];
        System.arraycopy(edges(bands, sampleRate), 1, centres, 0, bands);
        return centres;
    }

    private static double[] edges(int bands, double sampleRate) {
        double[] edges = new double[bands + 2];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = hertz(mels(sampleRate / 2) * i / (bands + 1));
        }
        return edges;
    }

    private static double mels(double hertz) {
        return hertz < LINEAR_UP_TO ? hertz / HERTZ_PER_MEL : MELS_BELOW + Math.log(hertz / LINEAR_UP_TO) / LOG_STEP;
    }

    private static double hertz(double mels) {
        return mels < MELS_BELOW ? mels * HERTZ_PER_MEL : LINEAR_UP_TO * Math.exp(LOG_STEP * (mels - MELS_BELOW));
    }
}
