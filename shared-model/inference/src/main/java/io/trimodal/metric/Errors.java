package io.trimodal.metric;

/** Distance and correlation of predictions and truths. */
final class Errors {
    private static final int UNROLLED = 8;
    private static final int BLOCK = 128;

    private Errors() {}

    /**
     * Mean of |prediction − truth| in float32, summed in NumPy's order, as the scripts' figure is its result to the
     * last bit.
     */
    static float meanAbsolute(float[] predictions, float[] truths) {
        float[] distances = new float[truths.length];
        for (int i = 0; i < truths.length; i++) {
            distances[i] = Math.abs(predictions[i] - truths[i]);
        }
        return sum(distances, 0, distances.length) / distances.length;
    }

    /** Pearson's, in float64; NaN where one side is constant. */
    static double correlation(float[] predictions, float[] truths) {
        double meanP = mean(predictions);
        double meanT = mean(truths);
        double covariance = 0;
        double varianceP = 0;
        double varianceT = 0;
        for (int i = 0; i < truths.length; i++) {
            double dp = predictions[i] - meanP;
            double dt = truths[i] - meanT;
            covariance += dp * dt;
            varianceP += dp * dp;
            varianceT += dt * dt;
        }
        double correlation = covariance / (Math.sqrt(varianceP) * Math.sqrt(varianceT));
        return Double.isNaN(correlation) ? correlation : Math.clamp(correlation, -1.0, 1.0);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Pairwise summation as NumPy does it: eight sums side by side in blocks of up to 128, larger arrays halved. */
    private static float sum(float[] values, int from, int count) {
        if (count < UNROLLED) {
            float sum = 0;
            for (int i = 0; i < count; i++) {
                sum += values[from + i];
            }
            return sum;
        }
        if (count > BLOCK) {
            int half = count / 2;
            half -= half % UNROLLED;
            return sum(values, from, half) + sum(values, from + half, count - half);
        }
        float[] lanes = new float[UNROLLED];
        System.arraycopy(values, from, lanes, 0, UNROLLED);
        int whole = count - count % UNROLLED;
        for (int i = UNROLLED; i < whole; i++) {
            lanes[i % UNROLLED] += values[from + i];
        }
        float sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        for (int i = whole; i < count; i++) {
            sum += values[from + i];
        }
        return sum;
    }
}
