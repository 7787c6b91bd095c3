package io.trimodal.media.transcript;

/** When a cue was said, where a transcript says so. */
public sealed interface CueTime {
    /** From a transcript with times. */
    record Known(TimeSpan span) implements CueTime {}

    /** From plain text. */
    record Unknown() implements CueTime {}
}
