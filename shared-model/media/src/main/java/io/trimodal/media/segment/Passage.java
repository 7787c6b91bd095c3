package io.trimodal.media.segment;

import io.trimodal.media.transcript.TimedWord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What becomes a segment, or a part of one; it may still have no length.
 *
 * @param times of the places of the text
 */
record Passage(
        double start,
        double end,
        String text,
        List<TimedWord> words,
        String speaker,
        List<String> notes,
        TextTimes times) {
    double length() {
        return end - start;
    }

    /** One out of several of one speaker, in order. @param note why */
    static Passage joined(List<Passage> parts, String note) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        StringBuilder text = new StringBuilder();
        List<TimedWord> words = new ArrayList<>();
        Set<String> notes = new LinkedHashSet<>();
        List<Integer> starts = new ArrayList<>();
        double end = 0;
        for (Passage part : parts) {
            Scripts.append(text, part.text);
            starts.add(text.length() - part.text.length());
            words.addAll(part.words);
            notes.addAll(part.notes);
            end = Math.max(end, part.end);
        }
        notes.add(note);
        return new Passage(
                parts.getFirst().start,
                end,
                text.toString(),
                words,
                parts.getFirst().speaker,
                List.copyOf(notes),
                TextTimes.joined(parts.stream().map(Passage::times).toList(), starts));
    }

    /** With another end. */
    Passage until(double later, String note) {
        return new Passage(start, later, text, words, speaker, with(note), times);
    }

    /** The notes and one more. */
    List<String> with(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return more;
    }

    Segment segment() {
        return new Segment(start, end, text, words, speaker, notes, times);
    }
}
