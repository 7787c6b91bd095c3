package io.trimodal.media.analysis;

import io.trimodal.media.activity.SpeechSpan;
import java.util.List;

/**
 * A clip after front ends: rows of features in place of samples and pixels.
 *
 * @param seconds the longest track that was read
 * @param speech where somebody speaks, in order
 */
public record AnalysedClip(double seconds, VoiceRows voice, List<SpeechSpan> speech, FaceRows faces) {
    public AnalysedClip {
        speech = List.copyOf(speech);
    }
}
