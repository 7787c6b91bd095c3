package io.trimodal.function.clip;

import io.trimodal.feature.Utterance;
import java.util.List;

/**
 * A recording, read.
 *
 * @param utterances one per segment, in order
 * @param account of the same segments, for the answer
 */
public record ReadClip(List<Utterance> utterances, ClipAccount account) {
    public ReadClip {
        utterances = List.copyOf(utterances);
    }
}
