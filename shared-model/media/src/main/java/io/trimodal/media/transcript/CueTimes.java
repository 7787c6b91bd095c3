package io.trimodal.media.transcript;

/** When a cue was spoken, where its transcript says so. */
public sealed interface CueTimes {
    /**
     * The span {@code [start, end)} in seconds from the clip's start.
     *
     * @param start at least 0
     * @param end at least {@code start}
     */
    record Known(double start, double end) implements CueTimes {
        /** @throws IllegalArgumentException for times that are negative, not finite or in the wrong order */
        public Known {
            TimedWord.requireTimes(start, end);
        }
    }

    /** Plain text, or JSON that has only text. */
    record Unknown() implements CueTimes {}
}
