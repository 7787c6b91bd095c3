package io.trimodal.modeling.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.model.LabelScale;
import io.trimodal.model.Uncertainty.HalfWidth;
import io.trimodal.model.Uncertainty.Reach;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreReachesTest {
    private static final double COVERAGE = 0.9;

    /** Labels stray a tenth as far from high scores as from low ones. */
    @Test
    void intervals_areNarrowWhereLabelsAreNear_andHoldWhatTheyPromise() {
        List<Reach> reaches = ScoreReaches.of(strayed(2000, 1), LabelScale.MOSI, COVERAGE);
        HalfWidth condition = Calibration.unmeasured(reaches);
        Reach sure = condition.at(1.5);
        Reach unsure = condition.at(-1.5);

        assertThat(sure.below() + sure.above()).isLessThan(0.4 * (unsure.below() + unsure.above()));
        assertThat(covered(strayed(4000, 2), condition, -2, 2)).isBetween(0.87, 0.93);
        assertThat(covered(strayed(4000, 2), condition, 1, 2)).isBetween(0.85, 0.97);
        assertThat(covered(strayed(4000, 2), condition, -2, -1)).isBetween(0.85, 0.97);
    }

    /** Labels at the end of the scale lie only on one side of a score. */
    @Test
    void intervals_reachFurtherToTheSideOnWhichLabelsAre() {
        Random random = new Random(3);
        float[] scores = new float[1000];
        float[] labels = new float[1000];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = 2 + 0.2F * random.nextFloat();
            labels[i] = scores[i] - 2 * random.nextFloat();
        }
        Reach reach = Calibration.unmeasured(ScoreReaches.of(scored(scores, labels), LabelScale.MOSI, COVERAGE))
                .at(2.1);

        assertThat(reach.below()).isGreaterThan(5 * reach.above());
    }

    @Test
    void fewSamples_orOneScoreForAll_haveNone() {
        assertThat(ScoreReaches.of(strayed(199, 1), LabelScale.MOSI, COVERAGE)).isEmpty();
        assertThat(ScoreReaches.of(scored(new float[400], new float[400]), LabelScale.MOSI, COVERAGE))
                .isEmpty();
    }

    private static Evaluator.Scored strayed(int count, long seed) {
        Random random = new Random(seed);
        float[] scores = new float[count];
        float[] labels = new float[count];
        for (int i = 0; i < count; i++) {
            scores[i] = 4 * random.nextFloat() - 2;
            double deviation = 0.55 - 0.225 * scores[i];
            labels[i] = (float) (scores[i] + deviation * random.nextGaussian());
        }
        return scored(scores, labels);
    }

    private static Evaluator.Scored scored(float[] scores, float[] labels) {
        return new Evaluator.Scored(scores, new float[0], labels, new float[scores.length]);
    }

    private static double covered(Evaluator.Scored scored, HalfWidth condition, double from, double to) {
        int inside = 0;
        int all = 0;
        for (int i = 0; i < scored.scores().length; i++) {
            float score = scored.scores()[i];
            if (score >= from && score < to) {
                Reach reach = condition.at(score);
                float label = scored.labels()[i];
                all++;
                inside += score - reach.below() <= label && label <= score + reach.above() ? 1 : 0;
            }
        }
        return (double) inside / all;
    }
}
