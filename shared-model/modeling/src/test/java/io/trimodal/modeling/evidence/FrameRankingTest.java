package io.trimodal.modeling.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrameRankingTest {
    private static final double[] VALUES = {0.1, 0.9, 0.4, 0.4, 0.2};

    @Test
    void perfectRanking_isOneAndAHit() {
        assertThat(FrameRanking.of(VALUES, List.of(1))).isEqualTo(new FrameRanking(1, true, 0.2));
    }

    @Test
    void ties_countHalf() {
        // Frame 2 ties with 3, beats 0 and 4, loses to 1: 2.5 of 4.
        assertThat(FrameRanking.of(VALUES, List.of(2))).isEqualTo(new FrameRanking(0.625, false, 0.2));
    }

    @Test
    void constant_isChance() {
        assertThat(FrameRanking.of(new double[4], List.of(1, 2)).area()).isEqualTo(0.5);
    }
}
