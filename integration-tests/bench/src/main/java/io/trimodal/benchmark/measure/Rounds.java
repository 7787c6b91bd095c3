package io.trimodal.benchmark.measure;

import java.util.Arrays;
import java.util.List;

/**
 * What interleaved measuring gave.
 *
 * @param rounds in each, one block per side
 */
public record Rounds(List<List<Block>> rounds) {
    public Rounds {
        rounds = List.copyOf(rounds);
    }

    /** All blocks of one side. */
    public Summary of(int side) {
        double[] latencies = rounds.stream()
                .flatMapToLong(round -> Arrays.stream(round.get(side).latencies()))
                .asDoubleStream()
                .toArray();
        return new Summary(
                latencies.length,
                Statistics.median(rounds.stream()
                        .mapToDouble(round -> round.get(side).rate())
                        .toArray()),
                Statistics.median(latencies) / 1e6,
                Statistics.percentile(0.99, latencies) / 1e6);
    }

    /** How many times the rate of {@code baseline} the rate of {@code candidate} is: the median over the rounds. */
    public double ratio(int baseline, int candidate) {
        return Statistics.median(rounds.stream()
                .mapToDouble(round ->
                        round.get(candidate).rate() / round.get(baseline).rate())
                .toArray());
    }
}
