package io.trimodal.media.segment;

import io.trimodal.media.transcript.SpokenWord;
import io.trimodal.media.transcript.TimeSpan;
import java.util.List;

/**
 * The span of one utterance within a clip.
 *
 * @param speaker as the transcript calls them; empty where it does not say
 * @param text that was said; empty where it is not known
 * @param words with times, where these are known
 * @param notes why it is not as the transcript has it; empty where it is
 */
public record Segment(TimeSpan span, String speaker, String text, List<SpokenWord> words, List<SegmentNote> notes) {
    public Segment {
        words = List.copyOf(words);
        notes = List.copyOf(notes);
    }
}
