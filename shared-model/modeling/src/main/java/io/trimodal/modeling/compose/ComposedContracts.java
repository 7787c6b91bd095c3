package io.trimodal.modeling.compose;

import io.trimodal.feature.Modality;
import io.trimodal.model.FeatureContract;
import java.util.List;
import java.util.Map;

/** Feature contracts of models that are trained on composed utterances: what the front ends give. */
public final class ComposedContracts {
    private ComposedContracts() {}

    /**
     * @param encoder name of the text encoder
     * @param dims of its token features
     * @param voice names of the values of a row
     * @param face likewise
     * @param seen whether there are faces at all
     */
    public static Map<Modality, FeatureContract> of(
            String encoder, int dims, List<String> voice, List<String> face, boolean seen) {
        int frames = UtteranceComposer.MOST_FRAMES;
        FeatureContract vision = new FeatureContract(
                face.size(),
                frames,
                face,
                "5 frames/s: OpenFace's 17 action-unit intensities (0 to 5), head pose in radians");
        String prosody =
                voice.size() > 33 ? ", energy, centroid, slope, flux, harmonics to noise, voicing, speaking rate" : "";
        return Map.of(
                Modality.LANGUAGE,
                new FeatureContract(
                        dims,
                        frames,
                        List.of(),
                        "token features of " + encoder + ", [CLS] and [SEP] included, or text"),
                Modality.AUDIO,
                new FeatureContract(
                        voice.size(),
                        frames,
                        voice,
                        "5 frames/s: ln F0 in Hz (0 unvoiced), 20 MFCC, 12 chroma" + prosody
                                + ", as the front end of the voice computes them"),
                Modality.VISION,
                seen ? vision : vision.unlearned());
    }
}
