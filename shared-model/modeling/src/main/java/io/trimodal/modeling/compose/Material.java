package io.trimodal.modeling.compose;

import io.trimodal.modeling.face.FaceFeatures;
import io.trimodal.modeling.sentence.Sentence.Split;
import io.trimodal.modeling.voice.VoiceFeatures;
import java.util.List;

/**
 * What utterances are composed of. Speakers and pictures are in one split each.
 *
 * @param voices at least one for each split
 * @param faces may be empty: then no utterance has a face
 * @param voiceDims values that are taken of each row of a voice
 * @param faceDims values of a row of a face, also where there is none
 */
public record Material(List<VoiceFeatures> voices, List<FaceFeatures> faces, int voiceDims, int faceDims) {
    List<VoiceFeatures> voices(Split split) {
        List<VoiceFeatures> found = voices.stream()
                .filter(voice -> voice.recording().split() == split)
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("the set has no voice for the split " + split);
        }
        return found;
    }

    List<FaceFeatures> faces(Split split) {
        return faces.stream().filter(face -> face.split() == split).toList();
    }
}
