package io.trimodal.modeling.face;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.modeling.onnx.Graphs;
import io.trimodal.modeling.parameter.SafetensorsFile;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ActionUnitTrainerTest {
    private static final Path WEIGHTS = Path.of("../front-ends/src/main/weights/action-units.safetensors");
    private static final int CHIN = 152;

    private final Map<String, Weights> constants = constants();

    @Test
    void train_chinsThatGoDown_learnsTheUnitThatFollowsThem() {
        List<FaceSample> samples = samples(new Random(1));

        Map<String, Weights> trained = new ActionUnitTrainer(samples, constants, 1).train(12);

        assertThat(correlation(trained, samples(new Random(2)))).isGreaterThan(0.9);
    }

    @Test
    void train_twiceWithOneSeed_givesTheSameWeights() {
        List<FaceSample> samples = samples(new Random(1));

        float[] first = new ActionUnitTrainer(samples, constants, 7)
                .train(1)
                .get("units.weight")
                .values();
        float[] second = new ActionUnitTrainer(samples, constants, 7)
                .train(1)
                .get("units.weight")
                .values();

        assertThat(first).containsExactly(second);
    }

    private static Map<String, Weights> constants() {
        Map<String, Weights> all = SafetensorsFile.read(WEIGHTS).weights();
        Map<String, Weights> constants = new LinkedHashMap<>();
        for (String name : List.of(ActionUnitNetwork.MEAN, ActionUnitNetwork.CENTRE, ActionUnitNetwork.INVERSE)) {
            constants.put(name, all.get(name));
        }
        return constants;
    }

    private List<FaceSample> samples(Random random) {
        List<FaceSample> samples = new ArrayList<>();
        for (int i = 0; i < 512; i++) {
            float[] points = constants.get(ActionUnitNetwork.MEAN).values().clone();
            double open = random.nextDouble();
            points[3 * CHIN + 1] += (float) (0.5 * open);
            float[] units = new float[FaceUnits.values().length];
            units[FaceUnits.AU26.ordinal()] = (float) (5 * open);
            samples.add(new FaceSample(i, 0, points, units));
        }
        return samples;
    }

    private static double correlation(Map<String, Weights> weights, List<FaceSample> samples) {
        double[] learnt = new double[samples.size()];
        double[] taught = new double[samples.size()];
        try (Graph graph = Graphs.load("action-units", ActionUnitNetwork.graph(weights), 1)) {
            for (int i = 0; i < samples.size(); i++) {
                Tensor points = Tensor.of(
                        new long[] {1, ActionUnitNetwork.POINTS, 3},
                        samples.get(i).points());
                Tensor.Floats units = (Tensor.Floats)
                        graph.run(Map.of("points", points), List.of("units")).get("units");
                learnt[i] = units.values().get(FaceUnits.AU26.ordinal());
                taught[i] = samples.get(i).units()[FaceUnits.AU26.ordinal()];
            }
        }
        return Correlation.of(learnt, taught);
    }
}
