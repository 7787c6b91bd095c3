package io.trimodal.media.segment;

import io.trimodal.media.transcript.TimedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a passage that is too long. Not thread-safe. */
final class PassageCutter {
    /** Sums of seconds differ by less than this. */
    private static final double ROUNDING = 1e-6;

    private final SegmentOptions options;
    private final Passage whole;
    private final CutChoice choice;
    private final int[] places;
    private final List<Passage> pieces = new ArrayList<>();
    private double from;
    private int textFrom;
    private int wordFrom;

    private PassageCutter(Passage whole, SegmentOptions options) {
        this.options = options;
        this.whole = whole;
        this.choice = new CutChoice(whole, options);
        this.places = TextTimes.places(whole.text(), whole.words());
        this.from = whole.start();
    }

    /** Pieces that follow each other without a gap and have all words, each in one of them. */
    static List<Passage> cut(Passage whole, SegmentOptions options) {
        if (whole.length() <= options.longest() + ROUNDING) {
            return List.of(whole);
        }
        return new PassageCutter(whole, options).pieces();
    }

    private List<Passage> pieces() {
        CutChoice.Cut cut = null;
        while (whole.end() - from > options.longest() + ROUNDING) {
            cut = choice.after(from, textFrom);
            add(cut.time(), cut.textEnd(), cut);
            from = cut.time();
            textFrom = cut.textNext();
        }
        add(whole.end(), whole.text().length(), cut);
        return pieces;
    }

    private void add(double end, int textEnd, CutChoice.Cut cut) {
        String text = textFrom < textEnd ? whole.text().substring(textFrom, textEnd) : "";
        String note = String.format(
                Locale.ROOT,
                "Part of %.2f s, which is longer than %.2f s; cut %s%s.",
                whole.length(),
                options.longest(),
                cut.place().description(),
                cut.known() ? "" : ", whose time is estimated by the share of characters");
        pieces.add(new Passage(
                from,
                end,
                text,
                words(end == whole.end() ? Integer.MAX_VALUE : textEnd),
                whole.speaker(),
                whole.with(note),
                text.isEmpty() ? TextTimes.none() : whole.times().part(textFrom, textEnd)));
    }

    /** Those that begin before a place; one that is not in the text stays with the word before it. */
    private List<TimedWord> words(int textEnd) {
        int to = wordFrom;
        while (to < places.length && places[to] < textEnd) {
            to++;
        }
        List<TimedWord> words = whole.words().subList(wordFrom, to);
        wordFrom = to;
        return words;
    }
}
