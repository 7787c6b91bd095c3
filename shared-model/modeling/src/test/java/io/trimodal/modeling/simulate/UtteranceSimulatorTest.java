package io.trimodal.modeling.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.feature.Features;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class UtteranceSimulatorTest {
    private final UtteranceSimulator simulator = new UtteranceSimulator(7);

    @Property(tries = 200)
    void simulate_anySentence_staysInsideTheContracts(
            @ForAll @NotBlank @StringLength(max = 400) String sentence,
            @ForAll @FloatRange(min = -1, max = 1) float sentiment) {
        SimulatedUtterance utterance = simulator.simulate(sentence, sentiment);

        for (PlantedEvidence evidence : List.of(utterance.audio(), utterance.vision())) {
            assertThat(evidence.features().frames()).isBetween(6, UtteranceSimulator.MOST_FRAMES);
            assertThat(evidence.peaks())
                    .isNotEmpty()
                    .isSorted()
                    .allMatch(peak -> peak >= 0 && peak < evidence.features().frames());
            assertThat(evidence.shown()).isBetween(-1f, 1f);
        }
        assertThat(utterance.audio().features().dims()).isEqualTo(SimulatedVoice.DIMS);
        assertThat(utterance.vision().features().dims()).isEqualTo(SimulatedFace.DIMS);
    }

    @Test
    void simulate_again_givesTheSameUtterance() {
        SimulatedUtterance once = simulator.simulate("what a lovely day", 0.5f);
        SimulatedUtterance again = new UtteranceSimulator(7).simulate("what a lovely day", 0.5f);

        assertThat(again.audio().features().values())
                .isEqualTo(once.audio().features().values());
        assertThat(again.vision().peaks()).isEqualTo(once.vision().peaks());
    }

    /**
     * Evidence is where it is said to be: in peaks a shown smile raises AU12, elsewhere nothing follows what is shown.
     */
    @Test
    void simulate_manyPositiveUtterances_smileInPeaksOnly() {
        double inPeaks = 0;
        double elsewhere = 0;
        int utterances = 300;
        for (int i = 0; i < utterances; i++) {
            PlantedEvidence face = simulator
                    .simulate("sentence " + i + " of some words more or less", 1)
                    .vision();
            inPeaks += face.shown() > 0.5 ? mean(face, true) : 0;
            elsewhere += face.shown() > 0.5 ? mean(face, false) : 0;
        }
        assertThat(inPeaks).isGreaterThan(4 * elsewhere);
    }

    @Test
    void simulate_aShareOfUtterances_haveOneModalityInConflict() {
        int conflicts = 0;
        for (int i = 0; i < 1000; i++) {
            SimulatedUtterance utterance = simulator.simulate("utterance " + i, 1);
            assertThat(utterance.audio().conflicting() && utterance.vision().conflicting())
                    .isFalse();
            conflicts += utterance.audio().conflicting() || utterance.vision().conflicting() ? 1 : 0;
        }
        assertThat(conflicts).isBetween(100, 200);
    }

    /** Mean AU12 intensity over peak or other frames. */
    private static double mean(PlantedEvidence face, boolean peaks) {
        int unit = SimulatedFace.names().indexOf("au12_r");
        Features features = face.features();
        List<Double> values = new ArrayList<>();
        for (int t = 0; t < features.frames(); t++) {
            if (face.peaks().contains(t) == peaks) {
                values.add((double) features.values()[t * features.dims() + unit]);
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
