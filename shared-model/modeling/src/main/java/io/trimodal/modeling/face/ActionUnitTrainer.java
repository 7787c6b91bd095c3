package io.trimodal.modeling.face;

import io.trimodal.modeling.onnx.ElementType;
import io.trimodal.modeling.onnx.Graphs;
import io.trimodal.modeling.onnx.OnnxEmitter;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Gradients;
import io.trimodal.modeling.tensor.Value;
import io.trimodal.modeling.train.AdamW;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;

/**
 * Trains the network of action units: the error of each unit counts relative to how much that unit varies, AdamW, a
 * learning rate that falls as a cosine. On one thread, so that a seed gives the same weights again.
 */
final class ActionUnitTrainer {
    private static final int BATCH = 256;
    private static final double LEARNING_RATE = 2e-3;
    private static final double WEIGHT_DECAY = 1e-3;

    /** A unit that the teacher hardly moves would outweigh all others. */
    private static final double LEAST_VARIANCE = 0.05 * 0.05;

    private static final int UNITS = FaceUnits.values().length;
    private static final int NUMBERS = 3 * ActionUnitNetwork.POINTS;

    private final List<FaceSample> samples;
    private final SequencedMap<String, Weights> trained = new LinkedHashMap<>();
    private final Map<String, Weights> constants;
    private final Random random;
    private final float[] importance = new float[UNITS];
    private final float[] means = new float[UNITS];

    ActionUnitTrainer(List<FaceSample> samples, Map<String, Weights> constants, long seed) {
        this.samples = new ArrayList<>(samples);
        this.constants = constants;
        this.random = new Random(seed);
        for (int unit = 0; unit < UNITS; unit++) {
            int at = unit;
            double mean = samples.stream()
                    .mapToDouble(sample -> sample.units()[at])
                    .average()
                    .orElseThrow();
            double variance = samples.stream()
                    .mapToDouble(sample -> Math.pow(sample.units()[at] - mean, 2))
                    .average()
                    .orElseThrow();
            importance[unit] = (float) (1 / (variance + LEAST_VARIANCE));
            means[unit] = (float) mean;
        }
    }

    /** @return all weights of the network, the constants among them */
    SequencedMap<String, Weights> train(int epochs) {
        ActionUnitNetwork network = new ActionUnitNetwork();
        Value target = network.expressions().input("target", ActionUnitNetwork.BATCH, Dim.of(UNITS));
        Value weight = network.expressions().input("importance", Dim.of(UNITS));
        Value loss = network.units().sub(target).square().mul(weight).meanOfAll();
        Map<Value, Weights> fixed = new HashMap<>();
        List<Value> free = new ArrayList<>();
        network.expressions().parameters().forEach((name, value) -> {
            if (constants.containsKey(name)) {
                fixed.put(value, constants.get(name));
            } else {
                free.add(value);
                trained.put(name, initial(name, value.shape().fixed()));
            }
        });
        Gradients gradients = Gradients.of(loss, free);
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("loss", loss);
        network.expressions().parameters().forEach((name, value) -> {
            if (free.contains(value)) {
                outputs.put("gradient." + name, gradients.withRespectTo(value).orElseThrow());
            }
        });
        List<Value> inputs = List.of(network.points(), target, weight);
        byte[] model = OnnxEmitter.emit("training", inputs, outputs, fixed, ElementType.FLOAT)
                .toByteArray();
        try (Graph graph = Graphs.load("training", model, 1)) {
            run(graph, List.copyOf(outputs.keySet()), epochs);
        }
        SequencedMap<String, Weights> all = new LinkedHashMap<>(constants);
        all.putAll(trained);
        return all;
    }

    private void run(Graph graph, List<String> outputs, int epochs) {
        AdamW adam = new AdamW(trained, WEIGHT_DECAY);
        for (int epoch = 0; epoch < epochs; epoch++) {
            Collections.shuffle(samples, random);
            double rate = LEARNING_RATE * 0.5 * (1 + Math.cos(Math.PI * epoch / epochs));
            double total = 0;
            int steps = samples.size() / BATCH;
            for (int step = 0; step < steps; step++) {
                total += step(graph, outputs, samples.subList(step * BATCH, (step + 1) * BATCH), adam, rate);
            }
            System.out.printf("epoch %d, loss %.4f%n", epoch + 1, total / Math.max(1, steps));
        }
    }

    private double step(Graph graph, List<String> outputs, List<FaceSample> batch, AdamW adam, double rate) {
        Map<String, Tensor> feeds = new HashMap<>();
        Tensor.Floats points = Tensor.floats(batch.size(), ActionUnitNetwork.POINTS, 3);
        Tensor.Floats target = Tensor.floats(batch.size(), UNITS);
        for (int i = 0; i < batch.size(); i++) {
            points.values().put(i * NUMBERS, batch.get(i).points());
            target.values().put(i * UNITS, batch.get(i).units());
        }
        feeds.put("points", points);
        feeds.put("target", target);
        feeds.put("importance", Tensor.of(new long[] {UNITS}, importance));
        trained.forEach((name, weights) -> feeds.put(name, tensor(weights)));
        Map<String, Tensor> found = graph.run(feeds, outputs);
        adam.beginStep();
        trained.forEach((name, weights) -> {
            float[] gradient = new float[weights.values().length];
            ((Tensor.Floats) found.get("gradient." + name)).values().get(0, gradient);
            adam.update(name, weights.values(), gradient, rate);
        });
        return ((Tensor.Floats) found.get("loss")).values().get(0);
    }

    private static Tensor tensor(Weights weights) {
        long[] shape = new long[weights.shape().length];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = weights.shape()[i];
        }
        return Tensor.of(shape, weights.values());
    }

    /** Uniform, as PyTorch draws linear layers; biases 0, those of the units such that they begin at their means. */
    private Weights initial(String name, int[] shape) {
        float[] values = new float[Weights.elements(shape)];
        if (shape.length == 2) {
            double bound = 1 / Math.sqrt(shape[0]);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (bound * (2 * random.nextDouble() - 1));
            }
        }
        if (name.equals("units.bias")) {
            for (int unit = 0; unit < UNITS; unit++) {
                double share = Math.clamp(means[unit] / FaceUnits.SCALE, 1e-4, 1 - 1e-4);
                values[unit] = (float) Math.log(share / (1 - share));
            }
        }
        return new Weights(shape, values);
    }
}
