package io.trimodal.modeling.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.feature.Modality;
import io.trimodal.model.Architecture;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.PublishedConfigurations;
import io.trimodal.modeling.architecture.SentimentModel;
import io.trimodal.modeling.parameter.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class InitialWeightsTest {
    private static final Standardization STANDARDIZATION = new Standardization(
            Map.of(Modality.LANGUAGE, filled(8, 0.5f), Modality.AUDIO, filled(33, 2), Modality.VISION, filled(20, 3)),
            Map.of(Modality.LANGUAGE, filled(8, 4), Modality.AUDIO, filled(33, 5), Modality.VISION, filled(20, 6)));

    @Test
    void from_earlierWeightsThatTakeRawFeatures_areTheSameForStandardisedOnes() {
        SequencedMap<String, Weights> drawn = drawn(1);
        SequencedMap<String, Weights> earlier = STANDARDIZATION.foldInto(drawn(2));

        SequencedMap<String, Weights> initial = InitialWeights.from(earlier, drawn, STANDARDIZATION);

        assertThat(initial.keySet()).isEqualTo(drawn.keySet());
        SequencedMap<String, Weights> expected = drawn(2);
        initial.forEach((name, weights) -> {
            float[] wanted = expected.get(name).values();
            for (int i = 0; i < wanted.length; i++) {
                assertThat(weights.values()[i]).as(name).isCloseTo(wanted[i], within(1e-4f));
            }
        });
    }

    @Test
    void from_earlierWeights_leavesThemAsTheyWere() {
        SequencedMap<String, Weights> earlier = drawn(2);
        SequencedMap<String, Weights> initial = InitialWeights.from(earlier, drawn(1), Standardization.none());

        initial.values().forEach(weights -> Arrays.fill(weights.values(), Float.NaN));

        earlier.values().forEach(weights -> assertThat(weights.values()).doesNotContain(Float.NaN));
    }

    @Test
    void from_weightsOfAnotherWidth_namesTheParameterAndBothShapes() {
        SequencedMap<String, Weights> earlier = new LinkedHashMap<>(drawn(2));
        String name = SentimentModel.projection(Modality.LANGUAGE) + "weight";
        earlier.put(name, new Weights(new int[] {2, 2}, new float[4]));

        assertThatThrownBy(() -> InitialWeights.from(earlier, drawn(1), STANDARDIZATION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("[2, 2]");
    }

    @Test
    void from_weightsOfAnotherModel_saysSo() {
        Map<String, Weights> others = Map.of("other", new Weights(new int[] {1}, new float[1]));

        assertThatThrownBy(() -> InitialWeights.from(others, drawn(1), STANDARDIZATION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no parameter of this model");
    }

    private static SequencedMap<String, Weights> drawn(long seed) {
        Configuration configuration = PublishedConfigurations.named(Architecture.ALMT, "mosi")
                .withInputs(
                        new Configuration.Input(6, 8),
                        new Configuration.Input(12, 33),
                        new Configuration.Input(12, 20));
        try (TrainingGraph graph = new TrainingGraph(configuration, 1)) {
            return InitialWeights.draw(graph.model(), seed);
        }
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }
}
