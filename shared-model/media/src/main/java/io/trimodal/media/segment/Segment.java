package io.trimodal.media.segment;

import io.trimodal.media.transcript.TimedWord;
import java.util.List;

/**
 * The span {@code [start, end)} of one utterance within a clip, and what was said in it.
 *
 * @param start in seconds from the clip's start, at least 0
 * @param end in seconds, after {@code start}
 * @param text on one line; empty where it is not known
 * @param words those whose times are known, in order; often none
 * @param speaker as the transcript calls them; empty where it does not say
 * @param notes why the segment is not simply what the transcript or the voice activity says, each an English sentence
 */
public record Segment(
        double start, double end, String text, List<TimedWord> words, String speaker, List<String> notes) {
    /** @throws IllegalArgumentException unless it begins at 0 or later and before its end */
    public Segment {
        if (!(start >= 0 && end > start && end < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a segment from " + start + " s to " + end + " s");
        }
        words = List.copyOf(words);
        notes = List.copyOf(notes);
    }

    /** In seconds. */
    public double length() {
        return end - start;
    }
}
