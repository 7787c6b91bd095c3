package io.trimodal.explain.faithfulness;

import io.trimodal.corruption.LegacyUniforms;

/**
 * How receipts are made.
 *
 * @param points of each curve after its first: shares of the units that are erased, evenly spaced
 * @param orders random orders that a ranking is compared with
 * @param seed of those orders
 */
public record Faithfulness(int points, int orders, long seed) {
    public Faithfulness {
        if (points < 1 || points > 100 || orders < 2 || orders > 100) {
            throw new IllegalArgumentException(
                    "points must be from 1 to 100 and orders from 2 to 100, not " + points + " and " + orders);
        }
        if (seed < 0 || seed > LegacyUniforms.MAXIMUM_SEED - orders) {
            throw new IllegalArgumentException(
                    "the seed must be from 0 to " + (LegacyUniforms.MAXIMUM_SEED - orders) + ", not " + seed);
        }
    }
}
