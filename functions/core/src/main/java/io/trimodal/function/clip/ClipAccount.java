package io.trimodal.function.clip;

import java.util.List;

/**
 * What was found in a recording.
 *
 * @param seconds its length
 * @param segmentedBy where the segments come from: transcript, transcriber, speech (voice activity) or length
 * @param transcribedBy who transcribed it here; empty where nobody did
 * @param frontEnds NAME:VERSION of what it was read with
 * @param facesFollowed how many faces were followed through it
 * @param segments in order
 */
public record ClipAccount(
        double seconds,
        String segmentedBy,
        String transcribedBy,
        List<String> frontEnds,
        int facesFollowed,
        List<SegmentAccount> segments) {
    /** Of a recording that was not transcribed here. */
    public ClipAccount(
            double seconds,
            String segmentedBy,
            List<String> frontEnds,
            int facesFollowed,
            List<SegmentAccount> segments) {
        this(seconds, segmentedBy, "", frontEnds, facesFollowed, segments);
    }

    public ClipAccount {
        frontEnds = List.copyOf(frontEnds);
        segments = List.copyOf(segments);
    }

    /** The same, with words that a service heard. */
    ClipAccount transcribed(String by) {
        return new ClipAccount(seconds, "transcriber", by, frontEnds, facesFollowed, segments);
    }
}
