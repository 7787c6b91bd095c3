package io.trimodal.function.explain;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trimodal.explain.faithfulness.Receipt;
import io.trimodal.feature.Modality;
import java.util.List;

/**
 * How faithful a ranking of units is to the model: the score while units are erased, most important first, and while
 * they are put back.
 *
 * @param modalities whose units are ranked
 * @param direction 1 where the units together raise the score, -1 where they lower it
 * @param shares of units erased (or put back) at each point
 * @param deletionScores score at each point of deletion
 * @param insertionScores score at each point of insertion
 * @param randomScores mean score of seeded random orders at each point of deletion; read backwards it is their
 *     insertion
 * @param randomDeviations standard deviation of those scores
 * @param deletion area under the deletion curve; small where the ranking is faithful
 * @param insertion area under the insertion curve; large where the ranking is faithful
 * @param randomMean mean area of those orders
 * @param randomSpread standard deviation of those areas
 * @param orders how many random orders
 */
public record ReceiptAnswer(
        List<String> modalities,
        int direction,
        double[] shares,
        @JsonProperty("deletion_scores") double[] deletionScores,
        @JsonProperty("insertion_scores") double[] insertionScores,
        @JsonProperty("random_scores") double[] randomScores,
        @JsonProperty("random_deviations") double[] randomDeviations,
        double deletion,
        double insertion,
        @JsonProperty("random_mean") double randomMean,
        @JsonProperty("random_spread") double randomSpread,
        int orders,
        @JsonProperty("deletion_beats_random") boolean deletionBeatsRandom,
        @JsonProperty("insertion_beats_random") boolean insertionBeatsRandom) {

    static ReceiptAnswer of(Receipt receipt) {
        return new ReceiptAnswer(
                receipt.modalities().stream().sorted().map(Modality::key).toList(),
                receipt.direction(),
                receipt.shares(),
                receipt.deletionScores(),
                receipt.insertionScores(),
                receipt.randomScores(),
                receipt.randomDeviations(),
                receipt.deletion(),
                receipt.insertion(),
                receipt.randomMean(),
                receipt.randomSpread(),
                receipt.orders(),
                receipt.deletionBeatsRandom(),
                receipt.insertionBeatsRandom());
    }
}
