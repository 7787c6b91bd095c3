package io.trimodal.modeling.figures;

import java.util.Arrays;

/** The area under the ROC curve: the chance that one of the first scores higher than one of the second. */
final class Ranking {
    private Ranking() {}

    /** @return in [0, 1], ties counting half; NaN where either is empty */
    static double area(float[] first, float[] second) {
        float[] sorted = second.clone();
        Arrays.sort(sorted);
        double won = 0;
        for (float score : first) {
            won += (below(sorted, score, false) + below(sorted, score, true)) / 2.0;
        }
        return first.length == 0 || second.length == 0 ? Double.NaN : won / ((double) first.length * second.length);
    }

    /** How many are less than the score, or no more than it. */
    private static int below(float[] sorted, float score, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score || orEqual && sorted[middle] == score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
