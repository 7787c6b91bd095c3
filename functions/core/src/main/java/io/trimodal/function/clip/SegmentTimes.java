package io.trimodal.function.clip;

import io.trimodal.media.segment.Segment;

/**
 * When the parts of a segment were, for those who explain it; in seconds from the clip's start.
 *
 * @param segment with its words
 * @param audio when the first of its audio's frames begins, which may be earlier than the segment: frames lie side by
 *     side from the clip's start
 * @param vision the same of its pictures
 */
public record SegmentTimes(Segment segment, double audio, double vision) {}
