package io.trimodal.benchmark.measure;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param total of one comparison, all sides together; more where the fewest rounds take longer
 * @param rounds fewest rounds
 * @param warmUp whether the sides are called before anything counts; not where they have been called already
 */
public record Budget(Duration total, int rounds, boolean warmUp) {
    /** Rounds that fit in a comparison of two quick sides. */
    private static final int USUAL_ROUNDS = 10;

    public Budget {
        if (!total.isPositive() || rounds < 1) {
            throw new IllegalArgumentException("a budget needs time and at least one round");
        }
    }

    /** For sides that have been called already. */
    public Budget warm() {
        return new Budget(total, rounds, false);
    }

    /** Of one side in one round. */
    Duration block(int sides) {
        return total.dividedBy((long) USUAL_ROUNDS * sides);
    }

    /** Of one side before anything counts: sessions get their memory, the compiler sees the code. */
    Duration warmUpOf(int sides) {
        return block(sides).multipliedBy(2);
    }
}
