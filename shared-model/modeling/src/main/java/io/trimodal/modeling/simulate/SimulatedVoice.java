package io.trimodal.modeling.simulate;

import io.trimodal.feature.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * CH-SIMS's 33 audio features, in the units of the tool that they come from (librosa): natural logarithm of F0 in Hz (0
 * where unvoiced), 20 mel-frequency cepstral coefficients, 12 chroma bins in [0, 1].
 */
public final class SimulatedVoice {
    public static final int DIMS = 33;
    private static final int CEPSTRA = 20;

    /** How a fully positive peak moves the first coefficients: louder, brighter; a negative one the other way. */
    private static final double[] TIMBRE = {45, 18, -12, 9, 0, 6, -5, 0, 4};

    private SimulatedVoice() {}

    public static List<String> names() {
        List<String> names = new ArrayList<>(List.of("log_f0"));
        for (int i = 0; i < CEPSTRA; i++) {
            names.add("mfcc_" + i);
        }
        for (String pitch :
                List.of("c", "c_sharp", "d", "d_sharp", "e", "f", "f_sharp", "g", "g_sharp", "a", "a_sharp", "b")) {
            names.add("chroma_" + pitch);
        }
        return names;
    }

    /**
     * @param strength of the evidence in each frame; 0 outside of peaks
     * @param shown sentiment in [-1, 1]
     */
    static Features features(Random random, double[] strength, double shown) {
        double speakerPitch = 5.0 + 0.28 * random.nextGaussian();
        double[] speaker = new double[CEPSTRA];
        double[] drift = new double[CEPSTRA];
        for (int c = 0; c < CEPSTRA; c++) {
            speaker[c] = (c == 0 ? -280 : c == 1 ? 95 : 0) + spread(c) * random.nextGaussian();
        }
        double pitchDrift = 0;
        int key = random.nextInt(12);
        float[] values = new float[strength.length * DIMS];
        for (int t = 0; t < strength.length; t++) {
            int row = t * DIMS;
            double evidence = strength[t] * shown;
            pitchDrift = 0.8 * pitchDrift + 0.06 * random.nextGaussian();
            boolean voiced = strength[t] > 0 || random.nextDouble() < 0.8;
            values[row] = voiced ? (float) (speakerPitch + pitchDrift + 0.30 * evidence) : 0;
            for (int c = 0; c < CEPSTRA; c++) {
                drift[c] = 0.7 * drift[c] + 0.35 * spread(c) * random.nextGaussian();
                double timbre = c < TIMBRE.length ? TIMBRE[c] * evidence : 0;
                values[row + 1 + c] = (float) (speaker[c] + drift[c] + timbre);
            }
            for (int bin = 0; bin < 12; bin++) {
                double tonal = bin == key ? 0.7 : 0.25;
                values[row + 1 + CEPSTRA + bin] = (float) Math.clamp(tonal + 0.15 * random.nextGaussian(), 0, 1);
            }
        }
        return new Features(strength.length, DIMS, values);
    }

    /** Natural spread of a cepstral coefficient: large for the first two, falling after. */
    private static double spread(int coefficient) {
        return coefficient == 0 ? 50 : coefficient == 1 ? 22 : 12.0 / Math.sqrt(coefficient);
    }
}
