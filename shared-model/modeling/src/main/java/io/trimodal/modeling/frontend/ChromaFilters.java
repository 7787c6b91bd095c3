package io.trimodal.modeling.frontend;

/**
 * Filters from the bins of a spectrum to the twelve pitch classes from C on, A being 440 Hz:
 * {@code librosa.filters.chroma} with its defaults and a tuning of 0. A bin belongs to a class by a Gaussian of their
 * distance in semitones; bins far from the fifth octave count less, by a Gaussian of two octaves.
 */
final class ChromaFilters {
    static final int CLASSES = 12;
    private static final double LOWEST_A = 440.0 / 16;
    private static final double CENTRE_OCTAVE = 5;
    private static final double OCTAVES_WIDE = 2;
    /** Where the bin of 0 Hz is put, below the first. */
    private static final double OCTAVES_BELOW = 1.5;

    private static final int CLASS_OF_C = 3;

    private ChromaFilters() {}

    /**
     * @param sampleRate in hertz
     * @param length of the transform
     * @return {@code [12][length / 2 + 1]}
     */
    static double[][] of(double sampleRate, int length) {
        double[][] filters = new double[CLASSES][length / 2 + 1];
        for (int bin = 0; bin <= length / 2; bin++) {
            double semitone = semitone(bin, sampleRate, length);
            double width = Math.max(1, semitone(bin + 1, sampleRate, length) - semitone);
            double weight = gaussian((semitone / CLASSES - CENTRE_OCTAVE) / OCTAVES_WIDE);
            double[] bumps = new double[CLASSES];
            double squares = 0;
            for (int i = 0; i < CLASSES; i++) {
                bumps[i] = gaussian(2 * distance(semitone - i) / width);
                squares += bumps[i] * bumps[i];
            }
            for (int i = 0; i < CLASSES; i++) {
                filters[Math.floorMod(i - CLASS_OF_C, CLASSES)][bin] = weight * bumps[i] / Math.sqrt(squares);
            }
        }
        return filters;
    }

    /** Semitones above the lowest A. */
    private static double semitone(int bin, double sampleRate, int length) {
        return bin == 0
                ? semitone(1, sampleRate, length) - OCTAVES_BELOW * CLASSES
                : CLASSES * Math.log(bin * sampleRate / length / LOWEST_A) / Math.log(2);
    }

    /** The shorter way round the circle of classes, from -6 to 6. */
    private static double distance(double semitones) {
        double half = CLASSES / 2.0;
        double shifted = (semitones + half) % CLASSES;
        return (shifted < 0 ? shifted + CLASSES : shifted) - half;
    }

    private static double gaussian(double x) {
        return Math.exp(-0.5 * x * x);
    }
}
