package io.trimodal.media.transcript;

import java.util.List;

/**
 * A piece of a transcript: a line or two of subtitles, a segment of a recogniser, a paragraph of plain text.
 *
 * @param speaker as the transcript calls them; empty where it does not say
 * @param text without mark-up, on one line
 * @param words in order; empty where their times are not known
 */
public record Cue(CueTime time, String speaker, String text, List<SpokenWord> words) {
    public Cue {
        words = List.copyOf(words);
    }
}
