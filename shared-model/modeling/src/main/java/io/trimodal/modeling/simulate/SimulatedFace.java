package io.trimodal.modeling.simulate;

import io.trimodal.feature.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * OpenFace's 17 action-unit intensities, in [0, 5], and its head pose Rx, Ry, Rz in radians. A positive peak smiles
 * (AU06, AU12), a negative one lowers brow and lip corners (AU04, AU15, AU17); the speaking mouth (AU25, AU26), blinks
 * (AU45) and pose mean nothing.
 */
public final class SimulatedFace {
    public static final int DIMS = 20;
    private static final List<Integer> UNITS = List.of(1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17, 20, 23, 25, 26, 45);
    private static final List<Integer> SMILE = List.of(6, 12);
    private static final List<Integer> FROWN = List.of(4, 15, 17);
    private static final List<Integer> SPEECH = List.of(25, 26);
    private static final int BLINK = 45;

    private SimulatedFace() {}

    public static List<String> names() {
        List<String> names = new ArrayList<>();
        UNITS.forEach(unit -> names.add("au%02d_r".formatted(unit)));
        names.addAll(List.of("pose_rx", "pose_ry", "pose_rz"));
        return names;
    }

    /** As {@link SimulatedVoice#features}. */
    static Features features(Random random, double[] strength, double shown) {
        double[] resting = new double[UNITS.size()];
        for (int u = 0; u < resting.length; u++) {
            resting[u] = Math.abs(0.35 * random.nextGaussian());
        }
        double lighting = 1 + 0.12 * random.nextGaussian();
        double[] pose = {0.1 * random.nextGaussian(), 0.15 * random.nextGaussian(), 0.06 * random.nextGaussian()};
        float[] values = new float[strength.length * DIMS];
        for (int t = 0; t < strength.length; t++) {
            int row = t * DIMS;
            double evidence = strength[t] * shown;
            for (int u = 0; u < UNITS.size(); u++) {
                int unit = UNITS.get(u);
                double intensity = resting[u] + 0.22 * random.nextGaussian();
                if (SMILE.contains(unit)) {
                    intensity += 2.2 * Math.max(0, evidence);
                } else if (FROWN.contains(unit)) {
                    intensity += 2.0 * Math.max(0, -evidence);
                } else if (SPEECH.contains(unit)) {
                    intensity += 1.4 * random.nextDouble();
                } else if (unit == BLINK && random.nextDouble() < 0.08) {
                    intensity += 2;
                }
                values[row + u] = (float) Math.clamp(intensity * lighting, 0, 5);
            }
            for (int axis = 0; axis < pose.length; axis++) {
                pose[axis] += 0.02 * random.nextGaussian();
                values[row + UNITS.size() + axis] = (float) pose[axis];
            }
        }
        return new Features(strength.length, DIMS, values);
    }
}
