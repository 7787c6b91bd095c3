package io.trimodal.modeling.evidence;

import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.modeling.sentence.Sentence;
import io.trimodal.modeling.simulate.PlantedEvidence;
import io.trimodal.modeling.simulate.SimulatedUtterance;
import io.trimodal.modeling.simulate.UtteranceSimulator;
import java.util.List;
import java.util.Map;

/**
 * A real sentence with a simulated voice and face, of which it is known where the evidence lies.
 *
 * @param evidence of audio and vision
 */
public record HeldOutUtterance(Utterance utterance, Map<Modality, PlantedEvidence> evidence) {
    /**
     * @param sentences any
     * @param halfRange largest absolute label
     * @param seed of the simulation: that of a training gives the utterances that it was evaluated on
     */
    public static List<HeldOutUtterance> of(List<Sentence> sentences, float halfRange, long seed) {
        UtteranceSimulator simulator = new UtteranceSimulator(seed);
        return sentences.stream()
                .map(sentence -> of(sentence, halfRange, simulator))
                .toList();
    }

    private static HeldOutUtterance of(Sentence sentence, float halfRange, UtteranceSimulator simulator) {
        SimulatedUtterance simulated =
                simulator.simulate(sentence.text(), Math.clamp(sentence.label() / halfRange, -1, 1));
        return new HeldOutUtterance(
                new Utterance(
                        "row-" + sentence.row(),
                        new Text(sentence.text()),
                        simulated.audio().features(),
                        simulated.vision().features()),
                Map.of(Modality.AUDIO, simulated.audio(), Modality.VISION, simulated.vision()));
    }
}
