package io.trimodal.media.segment;

/**
 * Why a segment is not as the transcript has it.
 *
 * @param reason a sentence for people
 */
public record SegmentNote(Kind kind, String reason) {
    /** What was done. */
    public enum Kind {
        /** Several cues were put together. */
        JOINED,
        /** A cue of several sentences was divided. */
        DIVIDED,
        /** It is a part of what was longer than a model takes. */
        CUT,
        /** Its times were worked out from the length of its text. */
        ESTIMATED
    }
}
