package io.trimodal.media.segment;

import io.trimodal.media.transcript.InvalidTranscriptException;
import io.trimodal.media.transcript.Transcript;
import java.util.List;

/** Makes the segments of a clip. Stateless, thread-safe. */
public final class Segmenter {
    private final SegmentOptions options;

    public Segmenter(SegmentOptions options) {
        this.options = options;
    }

    /**
     * One segment per cue, joined and cut to the options' lengths.
     *
     * @param speech where somebody speaks, by start; only looked at if the transcript has no times. If it is empty, the
     *     whole clip counts as speech
     * @param clipSeconds length of the clip, more than 0
     * @throws InvalidTranscriptException if it has cues and all begin after the clip's end
     */
    public SegmentedClip fromTranscript(Transcript transcript, List<Span> speech, double clipSeconds) {
        throw new UnsupportedOperationException("in work: " + options);
    }

    /**
     * One segment without text per span, joined and cut to the options' lengths.
     *
     * @param speech where somebody speaks, by start
     * @param clipSeconds length of the clip, more than 0
     */
    public SegmentedClip fromSpeech(List<Span> speech, double clipSeconds) {
        throw new UnsupportedOperationException("in work: " + options);
    }
}
