package io.trimodal.explain.shapley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.erasure.Coalitions;
import io.trimodal.feature.Modality;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The axioms that define Shapley values, for any function of the eight coalitions. */
class ModalityShapleyTest {
    private static final double TINY = 1e-12;
    private static final int LANGUAGE = 1;
    private static final int AUDIO = 2;

    private static double[] function(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Property
    void efficiency_valuesAddUpToTheDifference(
            @ForAll @Size(8) List<@DoubleRange(min = -3, max = 3) Double> coalitions) {
        double[] scores = function(coalitions);
        ModalityShapley shapley = ModalityShapley.of(scores);
        double sum = shapley.values().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(sum).isEqualTo(scores[7] - scores[0], within(TINY));
        assertThat(shapley.residual()).isEqualTo(0, within(TINY));
    }

    @Property
    void symmetry_modalitiesThatDoTheSame_getTheSame(
            @ForAll @Size(8) List<@DoubleRange(min = -3, max = 3) Double> coalitions) {
        double[] scores = function(coalitions);
        for (int others : new int[] {0, 4}) {
            scores[others | AUDIO] = scores[others | LANGUAGE];
        }
        ModalityShapley shapley = ModalityShapley.of(scores);
        assertThat(shapley.values().get(Modality.AUDIO))
                .isEqualTo(shapley.values().get(Modality.LANGUAGE), within(TINY));
    }

    @Property
    void dummy_modalityThatChangesNothing_getsNothing(
            @ForAll @Size(8) List<@DoubleRange(min = -3, max = 3) Double> coalitions) {
        double[] scores = function(coalitions);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = scores[i & ~AUDIO];
        }
        ModalityShapley shapley = ModalityShapley.of(scores);
        assertThat(shapley.values().get(Modality.AUDIO)).isZero();
        assertThat(shapley.shares().get(Modality.AUDIO)).isZero();
        shapley.interactions().forEach((pair, value) -> {
            if (pair.first() == Modality.AUDIO || pair.second() == Modality.AUDIO) {
                assertThat(value).isEqualTo(0, within(TINY));
            }
        });
    }

    /** The definition: the mean over the orders in which modalities arrive of what each adds on arriving. */
    @Property
    void values_areTheMeanOverAllOrdersOfArrival(
            @ForAll @Size(8) List<@DoubleRange(min = -3, max = 3) Double> coalitions) {
        double[] scores = function(coalitions);
        double[] means = new double[3];
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        for (int[] order : orders) {
            int there = 0;
            for (int player : order) {
                means[player] += (scores[there | 1 << player] - scores[there]) / orders.length;
                there |= 1 << player;
            }
        }
        ModalityShapley shapley = ModalityShapley.of(scores);
        for (Modality modality : Modality.values()) {
            assertThat(shapley.values().get(modality)).isEqualTo(means[modality.ordinal()], within(TINY));
        }
    }

    @Test
    void interactions_ofAProduct_areWhatThePairAddsTogether() {
        double[] scores = new double[8];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (i & LANGUAGE) != 0 && (i & AUDIO) != 0 ? 2 : 0;
        }
        ModalityShapley shapley = ModalityShapley.of(scores);
        assertThat(shapley.interactions())
                .containsEntry(new ModalityPair(Modality.LANGUAGE, Modality.AUDIO), 2.0)
                .containsEntry(new ModalityPair(Modality.LANGUAGE, Modality.VISION), 0.0)
                .containsEntry(new ModalityPair(Modality.AUDIO, Modality.VISION), 0.0);
        assertThat(shapley.values()).containsEntry(Modality.LANGUAGE, 1.0).containsEntry(Modality.AUDIO, 1.0);
        assertThat(shapley.shares()).containsEntry(Modality.LANGUAGE, 0.5).containsEntry(Modality.VISION, 0.0);
    }

    @Test
    void coalition_andItsMembers_areTheSame() {
        assertThat(Coalitions.members(Coalitions.number(Set.of(Modality.VISION, Modality.LANGUAGE))))
                .containsExactly(Modality.LANGUAGE, Modality.VISION);
    }
}
