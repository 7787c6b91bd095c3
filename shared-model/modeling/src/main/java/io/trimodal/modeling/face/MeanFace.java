package io.trimodal.modeling.face;

import io.trimodal.modeling.parameter.Weights;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The mean of many faces, by generalised Procrustes analysis: each is fitted to the mean so far, the mean is taken
 * again. It is made symmetric, so that it looks neither left nor right, and the half of its points that stay nearest to
 * the mean is what pose is measured by.
 */
final class MeanFace {
    private static final int ROUNDS = 6;
    private static final int POINTS = ActionUnitNetwork.POINTS;

    private MeanFace() {}

    /**
     * @param faces {@code [468, 3]} each
     * @return the three constants of the network, by their names
     */
    static Map<String, Weights> of(List<float[]> faces) {
        boolean[] steady = new boolean[POINTS];
        Arrays.fill(steady, true);
        double[] mean = RigidFit.centred(unturned(faces, steady), steady);
        int[] mirrored = {};
        for (int round = 0; round < ROUNDS; round++) {
            double[] sum = new double[3 * POINTS];
            double[] squares = new double[POINTS];
            for (float[] face : faces) {
                double[] fitted = RigidFit.onto(mean, RigidFit.centred(doubles(face), steady), steady);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += fitted[i];
                    squares[i / 3] += (fitted[i] - mean[i]) * (fitted[i] - mean[i]);
                }
            }
            mean = RigidFit.centred(sum, steady);
            mirrored = round == 0 ? mirrored(mean) : mirrored;
            mean = RigidFit.centred(symmetric(mean, mirrored), steady);
            if (round > 1) {
                steady = steadiest(squares, mirrored);
                mean = RigidFit.centred(mean, steady);
            }
        }
        return constants(mean, steady);
    }

    /** People look into cameras, so the sum of faces as they are does so too. */
    private static double[] unturned(List<float[]> faces, boolean[] steady) {
        double[] sum = new double[3 * POINTS];
        for (float[] face : faces) {
            double[] centred = RigidFit.centred(doubles(face), steady);
            Arrays.setAll(sum, i -> sum[i] + centred[i]);
        }
        return sum;
    }

    private static Map<String, Weights> constants(double[] mean, boolean[] steady) {
        double[] inverse = RigidFit.pseudoInverse(mean, steady);
        long count = IntStream.range(0, POINTS).filter(i -> steady[i]).count();
        float[] centre = new float[POINTS];
        for (int i = 0; i < POINTS; i++) {
            centre[i] = steady[i] ? 1f / count : 0;
        }
        Map<String, Weights> constants = new LinkedHashMap<>();
        constants.put(ActionUnitNetwork.MEAN, new Weights(new int[] {POINTS, 3}, floats(mean)));
        constants.put(ActionUnitNetwork.CENTRE, new Weights(new int[] {1, POINTS}, centre));
        constants.put(ActionUnitNetwork.INVERSE, new Weights(new int[] {3, POINTS}, floats(inverse)));
        return constants;
    }

    /** The half of the points, the same on both sides, whose distances to the mean are smallest. */
    private static boolean[] steadiest(double[] squares, int[] mirrored) {
        boolean[] steady = new boolean[POINTS];
        IntStream.range(0, POINTS)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> squares[i] + squares[mirrored[i]]))
                .limit(POINTS / 2)
                .forEach(i -> steady[i] = true);
        return steady;
    }

    /** For each point the one that lies nearest to where a mirror shows it. */
    private static int[] mirrored(double[] mean) {
        int[] partner = new int[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double nearest = Double.MAX_VALUE;
            for (int j = 0; j < POINTS; j++) {
                double x = mean[3 * j] + mean[3 * i];
                double y = mean[3 * j + 1] - mean[3 * i + 1];
                double z = mean[3 * j + 2] - mean[3 * i + 2];
                double distance = x * x + y * y + z * z;
                if (distance < nearest) {
                    nearest = distance;
                    partner[i] = j;
                }
            }
        }
        return partner;
    }

    private static double[] symmetric(double[] mean, int[] mirrored) {
        double[] result = new double[mean.length];
        for (int i = 0; i < POINTS; i++) {
            int other = mirrored[i];
            result[3 * i] = (mean[3 * i] - mean[3 * other]) / 2;
            result[3 * i + 1] = (mean[3 * i + 1] + mean[3 * other + 1]) / 2;
            result[3 * i + 2] = (mean[3 * i + 2] + mean[3 * other + 2]) / 2;
        }
        return result;
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }

    private static float[] floats(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }
}
