package io.trimodal.robustness;

import io.trimodal.metric.PublishedMetrics;
import io.trimodal.model.LabelScale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Metrics per missing rate, each the mean over the seeds: the scores of one rate are held until every utterance has its
 * own, then compared with the labels. Not thread-safe.
 */
final class LabelTally {
    private final LabelScale scale;
    private final float[] truths;
    private final List<Rate> rates = new ArrayList<>();

    /** One rate: its scores under the current seed, and the sums of the seeds before. */
    private static final class Rate {
        private final float[] scores;
        private int scored;
        private int seeds;
        private final SequencedMap<String, Double> sums = new LinkedHashMap<>();

        Rate(int utterances) {
            scores = new float[utterances];
        }
    }

    LabelTally(LabelScale scale, float[] truths, int rates) {
        this.scale = scale;
        this.truths = truths.clone();
        for (int i = 0; i < rates; i++) {
            this.rates.add(new Rate(truths.length));
        }
    }

    void add(int rateIndex, int utterance, float score) {
        Rate rate = rates.get(rateIndex);
        rate.scores[utterance] = score;
        rate.scored++;
        if (rate.scored == truths.length) {
            PublishedMetrics.of(scale, rate.scores, truths)
                    .forEach((name, value) -> rate.sums.merge(name, value, Double::sum));
            rate.scored = 0;
            rate.seeds++;
        }
    }

    LabelledCheck result(List<Double> missingRates) {
        List<RateMetrics> rows = IntStream.range(0, rates.size())
                .mapToObj(i -> new RateMetrics(missingRates.get(i), mean(rates.get(i).sums, rates.get(i).seeds)))
                .toList();
        SequencedMap<String, Double> sums = new LinkedHashMap<>();
        rows.forEach(row -> row.metrics().forEach((name, value) -> sums.merge(name, value, Double::sum)));
        return new LabelledCheck(rows, mean(sums, rows.size()));
    }

    private static SequencedMap<String, Double> mean(SequencedMap<String, Double> sums, int count) {
        SequencedMap<String, Double> means = new LinkedHashMap<>();
        sums.forEach((name, sum) -> means.put(name, sum / count));
        return means;
    }
}
