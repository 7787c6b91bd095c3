package io.trimodal.explain.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.explain.unit.Unit;
import io.trimodal.feature.Modality;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final List<Unit> UNITS = IntStream.range(0, 20)
            .mapToObj(i -> new Unit(Modality.AUDIO, i, i + 1, ""))
            .toList();

    /** scipy.stats.spearmanr([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]). */
    @Test
    void spearman_withATie_isScipys() {
        assertThat(Ranking.spearman(new double[] {1, 2, 3, 4, 5}, new double[] {5, 6, 7, 8, 7}))
                .isEqualTo(0.8207826816681233, within(1e-12));
    }

    @Test
    void spearman_ofAConstant_isNotANumber() {
        assertThat(Ranking.spearman(new double[] {1, 2, 3}, new double[] {4, 4, 4}))
                .isNaN();
    }

    @Test
    void random_isAPermutation_theSameForTheSameSeed() {
        List<Unit> order = Ranking.random(UNITS, 7);
        assertThat(order).containsExactlyInAnyOrderElementsOf(UNITS).isNotEqualTo(UNITS);
        assertThat(Ranking.random(UNITS, 7)).isEqualTo(order);
        assertThat(Ranking.random(UNITS, 8)).isNotEqualTo(order);
    }

    @Test
    void descending_keepsTheOrderOfEqualValues() {
        assertThat(Ranking.descending(UNITS.subList(0, 4), new double[] {1, 3, 1, 2}))
                .containsExactly(UNITS.get(1), UNITS.get(3), UNITS.get(0), UNITS.get(2));
    }
}
