package io.trimodal.explain.faithfulness;

import io.trimodal.feature.Modality;
import java.util.Set;

/**
 * How faithful a ranking of units is to the model (deletion and insertion as in RISE, Petsiuk, Das and Saenko, 2018):
 * the curve of the score while units are erased, most important first, or put back into the utterance with all of them
 * erased. Areas are those under {@code direction} · (score − score with all erased), in units of the score, over the
 * share of units.
 *
 * @param modalities whose units are ranked; those of others stay as they are
 * @param direction 1 where the units together raise the score, −1 where they lower it
 * @param shares of units erased (or put back) at each point, from 0 to 1
 * @param deletionScores score at each point
 * @param insertionScores score at each point
 * @param deletion area; small where the ranking is faithful
 * @param insertion area; large where the ranking is faithful
 * @param randomScores mean score of seeded random orders at each point of deletion; read backwards it is their
 *     insertion
 * @param randomDeviations standard deviation of those scores
 * @param randomMean mean area of those orders, which is the same for deletion and for insertion of the reversed orders
 * @param randomSpread standard deviation of those areas
 * @param orders how many random orders
 */
public record Receipt(
        Set<Modality> modalities,
        int direction,
        double[] shares,
        double[] deletionScores,
        double[] insertionScores,
        double[] randomScores,
        double[] randomDeviations,
        double deletion,
        double insertion,
        double randomMean,
        double randomSpread,
        int orders) {
    /** Whether erasing in this order lowers the score's distance faster than erasing at random. */
    public boolean deletionBeatsRandom() {
        return deletion < randomMean;
    }

    /** Whether putting back in this order restores the score faster than putting back at random. */
    public boolean insertionBeatsRandom() {
        return insertion > randomMean;
    }
}
