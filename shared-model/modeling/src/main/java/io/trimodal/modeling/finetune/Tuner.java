package io.trimodal.modeling.finetune;

import io.trimodal.modeling.architecture.BertEncoder;
import io.trimodal.modeling.encoded.EncodedText;
import io.trimodal.modeling.finetune.TuningSet.HeldOut;
import io.trimodal.modeling.finetune.TuningSet.Item;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.train.AdamW;
import io.trimodal.modeling.train.RegressionMetrics;
import io.trimodal.modeling.train.WeightAverage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * Tunes the upper layers, from the regression that is best for them as they are. The running mean of the weights is
 * what is kept, from that of the checks (three in each epoch) whose correlation on validation, written and spoken added
 * up, is highest; the test split is not looked at. One thread repeats a run bit for bit.
 */
public final class Tuner implements AutoCloseable {
    private static final int CHECKS = 3;

    /** Batches that are sorted by length together, so that little is padding. */
    private static final int SORTED_TOGETHER = 16;

    private final TuningOptions options;
    private final TuningGraph graph;
    private final SequencedMap<String, Weights> start = new LinkedHashMap<>();

    /** @param pretrained weights by Hugging Face's names */
    public Tuner(TuningOptions options, Map<String, Weights> pretrained, BertEncoder.Size size) {
        this.options = options;
        graph = new TuningGraph(options, size);
        graph.parameters().forEach((name, tensor) -> {
            int[] shape = java.util.Arrays.stream(tensor.shape())
                    .mapToInt(Math::toIntExact)
                    .toArray();
            start.put(
                    name,
                    name.startsWith(UpperLayers.HEAD)
                            ? new Weights(shape, new float[Weights.elements(shape)])
                            : pretrained.get(name));
        });
    }

    /** Told what was seen on the way. */
    @FunctionalInterface
    public interface Listener {
        /** @param mean the weights that were checked */
        void checked(Check check, SequencedMap<String, Weights> mean);
    }

    /**
     * @param loss mean of the training loss since the last check
     * @param written validation, as in the file
     * @param spoken validation, as simulated transcripts
     */
    public record Check(
            int step, int steps, double loss, RegressionMetrics written, RegressionMetrics spoken, boolean best) {}

    /** @return the tuned layers and their regression, by name */
    public SequencedMap<String, Weights> run(TuningSet set, Listener listener) {
        SequencedMap<String, Weights> weights =
                WeightAverage.copy(new FirstHead(graph, options.batch()).fitted(start, set.train()));
        SequencedMap<String, Weights> mean = WeightAverage.copy(weights);
        SequencedMap<String, Weights> best = mean;
        double highest = Double.NEGATIVE_INFINITY;
        AdamW optimizer = new AdamW(weights, 0);
        int perEpoch = Math.ceilDiv(set.train().size(), options.batch());
        int steps = perEpoch * options.epochs();
        int step = 0;
        double loss = 0;
        int since = 0;
        for (int epoch = 1; epoch <= options.epochs(); epoch++) {
            for (List<Item> items : batches(set.train(), epoch)) {
                step++;
                loss += graph.step(weights, TuningBatch.of(items, options.batch()));
                since++;
                update(weights, optimizer, options.schedule(step / (double) steps));
                WeightAverage.update(mean, weights, options.averaging(), step);
                if (step % Math.ceilDiv(perEpoch, CHECKS) == 0 || step == steps) {
                    RegressionMetrics written = metrics(mean, set.valid(), HeldOut::written);
                    RegressionMetrics spoken = metrics(mean, set.valid(), HeldOut::spoken);
                    double reached = written.correlation() + spoken.correlation();
                    boolean better = reached > highest;
                    if (better) {
                        highest = reached;
                        best = WeightAverage.copy(mean);
                    }
                    listener.checked(new Check(step, steps, loss / since, written, spoken, better), mean);
                    loss = 0;
                    since = 0;
                }
            }
        }
        return best;
    }

    /** Of the scores of one wording of each sentence. */
    public RegressionMetrics metrics(
            Map<String, Weights> weights, List<HeldOut> samples, Function<HeldOut, EncodedText> wording) {
        List<Item> items = samples.stream()
                .map(sample -> new Item(wording.apply(sample), sample.label()))
                .sorted(byLength())
                .toList();
        float[] scores = new float[items.size()];
        float[] labels = new float[items.size()];
        for (int from = 0; from < items.size(); from += options.batch()) {
            List<Item> some = items.subList(from, Math.min(items.size(), from + options.batch()));
            float[] batch = graph.scores(weights, TuningBatch.of(some, options.batch()));
            for (int i = 0; i < some.size(); i++) {
                scores[from + i] = batch[i];
                labels[from + i] = some.get(i).label();
            }
        }
        return RegressionMetrics.of(scores, labels);
    }

    private List<List<Item>> batches(List<Item> all, int epoch) {
        Random random = new Random(options.seed() * 7919 + epoch);
        List<Item> items = new ArrayList<>(all);
        Collections.shuffle(items, random);
        List<List<Item>> batches = new ArrayList<>();
        int together = options.batch() * SORTED_TOGETHER;
        for (int from = 0; from < items.size(); from += together) {
            List<Item> some = new ArrayList<>(items.subList(from, Math.min(items.size(), from + together)));
            some.sort(byLength());
            for (int at = 0; at < some.size(); at += options.batch()) {
                batches.add(some.subList(at, Math.min(some.size(), at + options.batch())));
            }
        }
        Collections.shuffle(batches, random);
        return batches;
    }

    private static Comparator<Item> byLength() {
        return Comparator.comparingInt(item -> item.text().tokens());
    }

    private void update(SequencedMap<String, Weights> weights, AdamW optimizer, double schedule) {
        optimizer.beginStep();
        weights.forEach((name, value) -> {
            float[] gradient = new float[value.values().length];
            graph.gradient(name, gradient);
            optimizer.update(name, value.values(), gradient, schedule * options.rate(name));
            if (options.pull() > 0 && !name.startsWith(UpperLayers.HEAD)) {
                pull(value.values(), start.get(name).values(), (float) (schedule * options.pull()));
            }
        });
    }

    private static void pull(float[] values, float[] towards, float share) {
        for (int i = 0; i < values.length; i++) {
            values[i] += share * (towards[i] - values[i]);
        }
    }

    @Override
    public void close() {
        graph.close();
    }
}
