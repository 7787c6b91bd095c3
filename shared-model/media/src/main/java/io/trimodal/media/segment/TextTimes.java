package io.trimodal.media.segment;

import io.trimodal.media.activity.SpeechSpan;
import io.trimodal.media.transcript.TimedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * When each place of a text is spoken: known at some places, and between those by the share of characters. Two times at
 * one place are a pause there. Immutable.
 */
public final class TextTimes {
    /** How far behind the last word the next one is looked for. */
    private static final int REACH = 200;

    private final Anchors anchors;
    /** In the order of the text. */
    private final List<PlacedWord> words;

    private TextTimes(Anchors anchors, List<PlacedWord> words) {
        this.anchors = anchors;
        this.words = List.copyOf(words);
    }

    /** Of a text of which nothing is known. */
    static TextTimes none() {
        return evenly(0, 0, 0);
    }

    /** With nothing known but start and end. */
    static TextTimes evenly(int length, double start, double end) {
        Anchors anchors = new Anchors(2);
        anchors.add(0, start);
        anchors.add(length, end);
        return new TextTimes(anchors, List.of());
    }

    /** With known times of words; those that are not found in the text are passed over. */
    static TextTimes ofWords(String text, List<TimedWord> words, double start, double end) {
        Anchors anchors = new Anchors(2 * words.size() + 2);
        anchors.add(0, start);
        int[] places = places(text, words);
        List<PlacedWord> placed = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            TimedWord word = words.get(i);
            if (places[i] >= 0) {
                anchors.add(places[i], Math.min(word.start(), end));
                anchors.add(places[i] + word.text().length(), Math.min(word.end(), end));
                placed.add(PlacedWord.of(text, places[i], word));
            }
        }
        anchors.add(text.length(), end);
        return new TextTimes(anchors, placed);
    }

    /** Spread over speech, with a pause wherever that has one. @param speech at least one span, by start */
    static TextTimes overSpeech(int length, List<SpeechSpan> speech) {
        double total = speech.stream().mapToDouble(SpeechSpan::length).sum();
        Anchors anchors = new Anchors(2 * speech.size());
        double spoken = 0;
        for (SpeechSpan span : speech) {
            anchors.add(length * (spoken / total), span.start());
            spoken += span.length();
            anchors.add(length * Math.min(1, spoken / total), span.end());
        }
        return new TextTimes(anchors, List.of());
    }

    /** Where each word begins in the text; -1 for those that are not found behind the one before. */
    static int[] places(String text, List<TimedWord> words) {
        int[] places = new int[words.size()];
        int from = 0;
        for (int i = 0; i < places.length; i++) {
            String word = words.get(i).text();
            int most = Math.min(text.length(), from + REACH + word.length());
            places[i] = from < most ? text.indexOf(word, from, most) : -1;
            if (places[i] > 0 && isWithinWord(text, places[i])) {
                places[i] = -1;
            }
            from = places[i] < 0 ? from : places[i] + word.length();
        }
        return places;
    }

    private static boolean isWithinWord(String text, int place) {
        int character = text.codePointAt(place);
        return Character.isLetterOrDigit(character)
                && Character.isLetterOrDigit(text.codePointBefore(place))
                && !Scripts.isUnspaced(character);
    }

    /** When what stands before the place has been spoken. */
    double before(int place) {
        return anchors.first(place);
    }

    /** When what stands behind the place begins. */
    double after(int place) {
        return anchors.last(place);
    }

    /** Whether the time is known there, and not by the share of characters. */
    boolean isKnown(int place) {
        return anchors.has(place);
    }

    /** Of a part of the text, from the place where it begins to that where it ends. */
    TextTimes part(int from, int to) {
        return new TextTimes(
                anchors.part(from, to),
                words.stream()
                        .filter(word -> word.touches(from, to))
                        .map(word -> word.moved(-from))
                        .toList());
    }

    /**
     * Of several texts, one after the other.
     *
     * @param starts where each of them begins in the whole
     */
    static TextTimes joined(List<TextTimes> parts, List<Integer> starts) {
        Anchors anchors = new Anchors(
                parts.stream().mapToInt(part -> part.anchors.count()).sum());
        List<PlacedWord> words = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int start = starts.get(i);
            anchors.addAll(parts.get(i).anchors, start);
            parts.get(i).words.forEach(word -> words.add(word.moved(start)));
        }
        return new TextTimes(anchors, words);
    }

    /**
     * When a part of the text is spoken. It is known for what lies within words whose times are known, a part of such a
     * word having the time of all of it; what stands beside them is estimated.
     *
     * @param from where the part begins, at least 0
     * @param to behind its end
     */
    SpokenTime spoken(int from, int to) {
        int known = from;
        double start = Double.POSITIVE_INFINITY;
        double end = 0;
        for (PlacedWord word : words) {
            if (word.touches(from, to) && word.from() <= known) {
                known = Math.max(known, word.to());
                start = Math.min(start, word.start());
                end = Math.max(end, word.end());
            }
        }
        return known >= to && end >= start
                ? new SpokenTime(start, end, false)
                : new SpokenTime(after(from), Math.max(after(from), before(to)), true);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextTimes times && anchors.equals(times.anchors) && words.equals(times.words);
    }

    @Override
    public int hashCode() {
        return Objects.hash(anchors, words);
    }
}
