package io.trimodal.media.segment;

import java.util.List;

/**
 * The segments of a clip.
 *
 * @param segments by their start; those of different speakers may overlap
 * @param notes on what became no segment, each an English sentence; usually none
 */
public record SegmentedClip(List<Segment> segments, List<String> notes) {
    public SegmentedClip {
        segments = List.copyOf(segments);
        notes = List.copyOf(notes);
    }
}
