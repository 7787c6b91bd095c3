package io.trimodal.benchmark.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Measures several sides in turn, A, B, A, B, …, so that whatever else the machine does meets all of them alike.
 *
 * <p>Why not JMH: it runs one benchmark to its end before the next begins, so on a machine whose speed drifts a ratio
 * of two of its results compares two different hours; and half of what is measured here is another process, or threads
 * that call it. What JMH guards against is small beside calls of microseconds to seconds that end in native code:
 * results are looked at ({@link Repeated}), and there is a warm-up.
 */
public final class Interleaved {
    private Interleaved() {}

    /** Rounds of all sides, in the order given. */
    public static Rounds run(Budget budget, List<Side> sides) {
        if (budget.warmUp()) {
            sides.forEach(side -> side.run(budget.warmUpOf(sides.size())));
        }
        List<List<Block>> rounds = new ArrayList<>();
        long spent = 0;
        while (rounds.size() < budget.rounds() || spent < budget.total().toNanos()) {
            List<Block> round = new ArrayList<>();
            for (Side side : sides) {
                Block block = side.run(budget.block(sides.size()));
                spent += block.nanos();
                round.add(block);
            }
            rounds.add(Collections.unmodifiableList(round));
        }
        return new Rounds(rounds);
    }

    /** The baseline is side 0, the candidate side 1. */
    public static Rounds pairs(Budget budget, Side baseline, Side candidate) {
        return run(budget, List.of(baseline, candidate));
    }
}
