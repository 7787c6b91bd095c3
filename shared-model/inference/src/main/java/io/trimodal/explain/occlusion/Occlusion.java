package io.trimodal.explain.occlusion;

import io.trimodal.explain.unit.Attribution;
import io.trimodal.feature.Modality;
import java.util.List;
import java.util.Map;

/**
 * How the score changes when words or frames are erased.
 *
 * @param spans what was erased at a time, of each modality that was given: words one by one, frames in windows
 * @param attribution to units: a word's is its effect; a frame's the mean effect per frame of the windows that it lies
 *     in
 */
public record Occlusion(Map<Modality, List<Span>> spans, Attribution attribution) {
    /**
     * @param from first token or frame
     * @param to position after the last
     * @param effect score of the whole utterance minus the score without the span: above 0 where it raises the score
     */
    public record Span(int from, int to, double effect) {}
}
