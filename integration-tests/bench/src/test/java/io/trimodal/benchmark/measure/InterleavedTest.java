package io.trimodal.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With sides that say how long they took, so that nothing here depends on a clock. */
class InterleavedTest {
    private static final long MILLI = 1_000_000;
    private final List<String> order = new ArrayList<>();

    private Side side(String name, long... millis) {
        int[] next = new int[1];
        return atLeast -> {
            order.add(name);
            long nanos = millis[Math.min(next[0]++, millis.length - 1)] * MILLI;
            return new Block(1, nanos, new long[] {nanos});
        };
    }

    private static Budget budget(long millis, int rounds) {
        return new Budget(Duration.ofMillis(millis), rounds, false);
    }

    @Test
    void sides_takeTurns() {
        Interleaved.pairs(budget(1, 3), side("a", 1), side("b", 1));
        assertThat(order).containsExactly("a", "b", "a", "b", "a", "b");
    }

    @Test
    void rounds_goOnUntilTheTimeIsSpent() {
        Rounds rounds = Interleaved.pairs(budget(100, 1), side("a", 10), side("b", 15));
        assertThat(rounds.rounds()).hasSize(4);
    }

    @Test
    void warmUp_doesNotCount() {
        Rounds rounds =
                Interleaved.pairs(new Budget(Duration.ofMillis(1), 1, true), side("a", 900, 10), side("b", 900, 20));
        assertThat(order).containsExactly("a", "b", "a", "b");
        assertThat(rounds.of(0).medianMillis()).isEqualTo(10);
    }

    @Test
    void ratio_isTheMedianOfThePairs_soThatOneDisturbanceDoesNotShow() {
        Rounds rounds = Interleaved.pairs(budget(1, 3), side("a", 10, 10, 10), side("b", 5, 500, 5));
        assertThat(rounds.ratio(0, 1)).isEqualTo(2);
        assertThat(rounds.ratio(1, 0)).isEqualTo(0.5);
    }

    @Test
    void ratio_comparesWithinARound_soThatADriftOfTheMachineDoesNotShow() {
        Rounds rounds = Interleaved.pairs(budget(1, 3), side("a", 10, 20, 40), side("b", 5, 10, 20));
        assertThat(rounds.ratio(0, 1)).isEqualTo(2);
    }

    @Test
    void summary_holdsRateAndLatenciesOfOneSide() {
        Rounds rounds = new Rounds(List.of(
                List.of(new Block(64, 2_000 * MILLI, new long[] {900 * MILLI, 1_100 * MILLI})),
                List.of(new Block(64, 1_000 * MILLI, new long[] {500 * MILLI, 400 * MILLI}))));
        assertThat(rounds.of(0)).isEqualTo(new Summary(4, 48, 700, 1_100));
    }
}
