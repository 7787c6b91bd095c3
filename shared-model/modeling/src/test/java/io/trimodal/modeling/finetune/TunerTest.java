package io.trimodal.modeling.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.feature.Features;
import io.trimodal.modeling.architecture.BertEncoder;
import io.trimodal.modeling.encoded.EncodedText;
import io.trimodal.modeling.finetune.TuningSet.HeldOut;
import io.trimodal.modeling.finetune.TuningSet.Item;
import io.trimodal.modeling.parameter.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** On a tiny BERT of random weights. */
class TunerTest {
    private static final BertEncoder.Size SIZE = new BertEncoder.Size(10, 10, 2, 2, 8, 12, 2);
    private static final TuningOptions OPTIONS = new TuningOptions(0, 2, 2, 6, 4, 1e-2, 0.9, 1e-2, 1e-3, 0.9, 1, 1);

    @Test
    void gradients_equalCentralDifferences() {
        try (TuningGraph graph = new TuningGraph(OPTIONS, SIZE)) {
            SequencedMap<String, Weights> weights = random(graph);
            TuningBatch batch = TuningBatch.of(items(4), 4);
            graph.step(weights, batch);
            SequencedMap<String, float[]> gradients = new LinkedHashMap<>();
            weights.forEach((name, value) -> {
                float[] gradient = new float[value.values().length];
                graph.gradient(name, gradient);
                gradients.put(name, gradient);
            });
            weights.forEach((name, value) -> {
                for (int i = 0; i < value.values().length; i += 7) {
                    float kept = value.values()[i];
                    value.values()[i] = kept + 1e-2f;
                    float above = graph.step(weights, batch);
                    value.values()[i] = kept - 1e-2f;
                    float below = graph.step(weights, batch);
                    value.values()[i] = kept;
                    assertThat(gradients.get(name)[i])
                            .as(name + " " + i)
                            .isCloseTo((above - below) / 2e-2f, within(2e-2f));
                }
            });
        }
    }

    @Test
    void run_onLearnableLabels_lowersTheLossAndRepeatsBitForBit() {
        TuningSet set = new TuningSet(items(40), heldOut(12), heldOut(4));
        SequencedMap<String, Weights> first = new LinkedHashMap<>();
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            losses.clear();
            try (TuningGraph shapes = new TuningGraph(OPTIONS, SIZE);
                    Tuner tuner = new Tuner(OPTIONS, random(shapes), SIZE)) {
                SequencedMap<String, Weights> tuned = tuner.run(set, (check, _) -> losses.add(check.loss()));
                if (i == 0) {
                    first.putAll(tuned);
                } else {
                    tuned.forEach((name, value) -> assertThat(value.values())
                            .as(name)
                            .isEqualTo(first.get(name).values()));
                }
            }
        }
        assertThat(losses.getLast()).isLessThan(0.6 * losses.getFirst());
    }

    @Test
    void scores_ofAPaddedText_areThoseOfTheTextAlone() {
        List<Item> items = items(4);
        try (TuningGraph graph = new TuningGraph(OPTIONS, SIZE)) {
            SequencedMap<String, Weights> weights = random(graph);
            float[] together = graph.scores(weights, TuningBatch.of(items, 4));
            for (int i = 0; i < 4; i++) {
                float alone = graph.scores(weights, TuningBatch.of(items.subList(i, i + 1), 4))[0];
                assertThat(together[i]).isCloseTo(alone, within(1e-5f));
            }
        }
    }

    @Test
    void firstHead_ofLayersAsTheyAre_scoresBetterThanTheMeanLabel() {
        List<Item> items = items(40);
        double mean = items.stream().mapToDouble(Item::label).average().orElseThrow();
        try (TuningGraph graph = new TuningGraph(OPTIONS, SIZE)) {
            SequencedMap<String, Weights> fitted = new FirstHead(graph, 4).fitted(random(graph), items);
            double error = 0;
            double spread = 0;
            for (int from = 0; from < items.size(); from += 4) {
                List<Item> some = items.subList(from, from + 4);
                float[] scores = graph.scores(fitted, TuningBatch.of(some, 4));
                for (int i = 0; i < 4; i++) {
                    error += Math.pow(scores[i] - some.get(i).label(), 2);
                    spread += Math.pow(mean - some.get(i).label(), 2);
                }
            }
            assertThat(error).isLessThan(spread);
        }
    }

    private static SequencedMap<String, Weights> random(TuningGraph graph) {
        Random random = new Random(5);
        SequencedMap<String, Weights> weights = new LinkedHashMap<>();
        graph.parameters().forEach((name, tensor) -> {
            int[] shape =
                    Arrays.stream(tensor.shape()).mapToInt(Math::toIntExact).toArray();
            float[] values = new float[Weights.elements(shape)];
            float base = name.contains("LayerNorm.weight") ? 1 : 0;
            for (int i = 0; i < values.length; i++) {
                values[i] = base + 0.3f * (float) random.nextGaussian();
            }
            weights.put(name, new Weights(shape, values));
        });
        return weights;
    }

    /** The label is the mean of the first value of the tokens. */
    private static List<Item> items(int count) {
        Random random = new Random(7);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int tokens = 3 + random.nextInt(4);
            float[] values = new float[tokens * 8];
            float label = 0;
            for (int j = 0; j < values.length; j++) {
                values[j] = (float) random.nextGaussian();
                label += j % 8 == 0 ? 3 * values[j] / tokens : 0;
            }
            items.add(new Item(EncodedText.of(new Features(tokens, 8, values)), label));
        }
        return items;
    }

    private static List<HeldOut> heldOut(int count) {
        return items(count).stream()
                .map(item -> new HeldOut(item.text(), item.text(), item.label()))
                .toList();
    }
}
