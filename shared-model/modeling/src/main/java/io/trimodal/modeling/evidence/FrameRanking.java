package io.trimodal.modeling.evidence;

import java.util.List;

/**
 * How well values of frames tell those with evidence from the others.
 *
 * @param area under the ROC curve, in [0, 1]: the chance that an evidence frame ranks above another frame, ties
 *     counting half; 0.5 is chance
 * @param hit the pointing game: whether the frame with the highest value is an evidence frame (of several, the first)
 * @param chance share of frames that are evidence: what pointing at random would hit
 */
public record FrameRanking(double area, boolean hit, double chance) {
    /** @param peaks evidence frames, at least one and not all */
    public static FrameRanking of(double[] values, List<Integer> peaks) {
        double won = 0;
        int best = 0;
        for (int i = 0; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
            if (!peaks.contains(i)) {
                for (int peak : peaks) {
                    won += values[peak] > values[i] ? 1 : values[peak] == values[i] ? 0.5 : 0;
                }
            }
        }
        int others = values.length - peaks.size();
        return new FrameRanking(
                won / ((double) others * peaks.size()), peaks.contains(best), (double) peaks.size() / values.length);
    }
}
