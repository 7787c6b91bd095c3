package io.trimodal.media.transcript;

import java.util.List;

/**
 * A piece of a transcript: a cue of subtitles, a segment of a recogniser, a paragraph of plain text.
 *
 * @param text on one line, without mark-up
 * @param words those whose times are known, in order; a recogniser leaves out some, and most transcripts all
 * @param speaker as the transcript calls them; empty where it does not say
 */
public record Cue(CueTimes times, String text, List<TimedWord> words, String speaker) {
    public Cue {
        words = List.copyOf(words);
    }
}
