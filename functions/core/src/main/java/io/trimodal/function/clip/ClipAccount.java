package io.trimodal.function.clip;

import java.util.List;

/**
 * What was found in a recording.
 *
 * @param seconds its length
 * @param segmentedBy where the segments come from: transcript, speech (voice activity) or length
 * @param frontEnds NAME:VERSION of what it was read with
 * @param facesFollowed how many faces were followed through it
 * @param segments in order
 * @param times of the same segments
 */
public record ClipAccount(
        double seconds,
        String segmentedBy,
        List<String> frontEnds,
        int facesFollowed,
        List<SegmentAccount> segments,
        List<SegmentTimes> times) {
    public ClipAccount {
        frontEnds = List.copyOf(frontEnds);
        segments = List.copyOf(segments);
        times = List.copyOf(times);
    }
}
