package io.trimodal.modeling.simulate;

import io.trimodal.feature.Modality;
import io.trimodal.model.FeatureContract;
import java.util.List;
import java.util.Map;

/**
 * Feature contracts of models that are trained on simulated utterances. Fifty frames of each modality: the papers'
 * first lengths, and at five frames a second ten seconds, longer than nine in ten segments of CMU-MOSI; longer ones are
 * cut.
 */
public final class SimulatedContracts {
    private SimulatedContracts() {}

    /**
     * @param encoder name of the text encoder
     * @param dims of its token features
     */
    public static Map<Modality, FeatureContract> of(String encoder, int dims) {
        return Map.of(
                Modality.LANGUAGE,
                new FeatureContract(
                        dims,
                        UtteranceSimulator.MOST_FRAMES,
                        List.of(),
                        "token features of " + encoder + ", [CLS] and [SEP] included, or text"),
                Modality.AUDIO,
                new FeatureContract(
                        SimulatedVoice.DIMS,
                        UtteranceSimulator.MOST_FRAMES,
                        SimulatedVoice.names(),
                        "5 frames/s: ln F0 in Hz (0 unvoiced), 20 MFCC, 12 chroma, as CH-SIMS takes them from librosa"),
                Modality.VISION,
                new FeatureContract(
                        SimulatedFace.DIMS,
                        UtteranceSimulator.MOST_FRAMES,
                        SimulatedFace.names(),
                        "5 frames/s: OpenFace's 17 action-unit intensities (0 to 5), head pose in radians"));
    }
}
