package io.trimodal.media.segment;

import io.trimodal.media.transcript.Cue;
import io.trimodal.media.transcript.SpokenWord;
import io.trimodal.media.transcript.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Where sentences end: at a full stop, and not at an abbreviation or within a number. */
final class Sentences {
    private static final Pattern END =
            Pattern.compile(".*[.!?\\u2026\\u3002\\uFF01\\uFF1F][\"'\\u201D\\u2019\\u00BB)\\]]*");
    private static final Pattern ABBREVIATION =
            Pattern.compile("(?i)(?:[a-z]|mr|mrs|ms|dr|prof|st|vs|etc|e\\.g|i\\.e|jr|sr)\\.");
    /** After the full stops of scripts that put none of them before a space. */
    private static final Pattern WITHOUT_SPACE = Pattern.compile("(?<=[\\u3002\\uFF01\\uFF1F])(?=\\S)");

    private Sentences() {}

    /** A segment for each sentence, where the times of words are known; otherwise one. */
    static List<Segment> of(Cue cue, TimeSpan span) {
        List<Segment> segments = new ArrayList<>();
        List<SpokenWord> words = new ArrayList<>();
        for (SpokenWord word : cue.words()) {
            words.add(word);
            if (isEnd(word.text())) {
                segments.add(of(cue, words));
                words.clear();
            }
        }
        if (!words.isEmpty()) {
            segments.add(of(cue, words));
        }
        if (segments.size() < 2) {
            return List.of(new Segment(span, cue.speaker(), cue.text(), cue.words(), List.of()));
        }
        return segments;
    }

    private static Segment of(Cue cue, List<SpokenWord> words) {
        TimeSpan span = new TimeSpan(
                words.getFirst().span().start(),
                Math.max(words.getFirst().span().start(), words.getLast().span().end()));
        return new Segment(
                span,
                cue.speaker(),
                text(words),
                words,
                List.of(new SegmentNote(SegmentNote.Kind.DIVIDED, "One sentence of a cue that has several.")));
    }

    static boolean isEnd(String word) {
        return END.matcher(word).matches() && !ABBREVIATION.matcher(word).matches();
    }

    /** Words as text. */
    static String text(List<SpokenWord> words) {
        return String.join(" ", words.stream().map(SpokenWord::text).toList());
    }

    /** The sentences of text without times. */
    static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        StringBuilder sentence = new StringBuilder();
        for (String word : WITHOUT_SPACE.matcher(text).replaceAll(" ").strip().split("\\s+")) {
            sentence.append(sentence.isEmpty() ? "" : " ").append(word);
            if (isEnd(word)) {
                sentences.add(sentence.toString());
                sentence.setLength(0);
            }
        }
        if (!sentence.isEmpty()) {
            sentences.add(sentence.toString());
        }
        return sentences;
    }
}
