package io.trimodal.media.segment;

import io.trimodal.media.transcript.TimedWord;
import java.util.List;
import java.util.Objects;

/**
 * The span {@code [start, end)} of one utterance within a clip, and what was said in it.
 *
 * @param start in seconds from the clip's start, at least 0
 * @param end in seconds, after {@code start}
 * @param text on one line; empty where it is not known
 * @param words those whose times are known, in order; often none
 * @param speaker as the transcript calls them; empty where it does not say
 * @param notes why the segment is not simply what the transcript or the voice activity says, each an English sentence
 * @param times when the places of the text are spoken; asked for by {@link #spoken}
 */
public record Segment(
        double start,
        double end,
        String text,
        List<TimedWord> words,
        String speaker,
        List<String> notes,
        TextTimes times) {
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

    /**
     * When a part of the text was spoken, within the segment.
     *
     * @param from index of its first {@code char}
     * @param to the index behind its last
     * @throws IndexOutOfBoundsException for what is no part of the text
     */
    public SpokenTime spoken(int from, int to) {
        Objects.checkFromToIndex(from, to, text.length());
        SpokenTime time = times.spoken(from, to);
        return new SpokenTime(
                Math.clamp(time.start(), start, end), Math.clamp(time.end(), start, end), time.estimated());
    }
}
