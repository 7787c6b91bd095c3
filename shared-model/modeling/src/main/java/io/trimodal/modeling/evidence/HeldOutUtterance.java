package io.trimodal.modeling.evidence;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.modeling.compose.ComposedUtterance;
import io.trimodal.modeling.compose.UtteranceComposer;
import io.trimodal.modeling.sentence.Sentence;
import io.trimodal.modeling.simulate.PlantedEvidence;
import io.trimodal.modeling.simulate.SimulatedUtterance;
import io.trimodal.modeling.simulate.UtteranceSimulator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A real sentence with a voice and a face, simulated or composed, of which it is known where the evidence lies.
 *
 * @param evidence of audio and vision, as far as there are any
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

    /** With real voices and faces of the test. */
    public static List<HeldOutUtterance> composed(
            List<Sentence> sentences, float halfRange, UtteranceComposer composer) {
        return sentences.stream()
                .map(sentence -> {
                    ComposedUtterance composed = composer.compose(
                            sentence.text(),
                            Math.clamp(sentence.label() / halfRange, -1, 1),
                            sentence.split(),
                            0,
                            true);
                    Map<Modality, PlantedEvidence> evidence = new EnumMap<>(Modality.class);
                    evidence.put(Modality.AUDIO, composed.audio());
                    evidence.put(Modality.VISION, composed.vision());
                    evidence.keySet().retainAll(composed.given());
                    return new HeldOutUtterance(
                            new Utterance(
                                    "row-" + sentence.row(),
                                    new Text(sentence.text()),
                                    composed.audio().features(),
                                    evidence.containsKey(Modality.VISION)
                                            ? composed.vision().features()
                                            : Absent.INSTANCE),
                            evidence);
                })
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
