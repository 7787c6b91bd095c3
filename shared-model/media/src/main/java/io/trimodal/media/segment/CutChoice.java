package io.trimodal.media.segment;

import java.util.List;

/**
 * Chooses where a passage is cut: at the end of a sentence near the middle, so that parts are of like length, else at
 * its longest pause, else between the words nearest to an even share, else by time. Not thread-safe: it walks on.
 */
final class CutChoice {
    /** Seconds of silence between two words that are heard as a pause; closures of consonants last up to 0.15 s. */
    private static final double PAUSE = 0.2;

    private final Passage whole;
    private final SegmentOptions options;
    private final List<WordBreak> breaks;
    private int next;

    CutChoice(Passage whole, SegmentOptions options) {
        this.whole = whole;
        this.options = options;
        this.breaks = WordBreak.of(whole.text());
    }

    /**
     * A cut.
     *
     * @param time in seconds from the clip's start
     * @param textEnd where the text before it ends
     * @param textNext where the text behind it begins
     * @param known whether the transcript says the time
     */
    record Cut(CutPlace place, double time, int textEnd, int textNext, boolean known) {}

    /**
     * The next cut; what is left is longer than the longest segment.
     *
     * @param from time of the cut before
     * @param textFrom where the text behind that begins
     */
    Cut after(double from, int textFrom) {
        double left = whole.end() - from;
        double even = from + left / Math.ceil(left / options.longest());
        Candidates candidates = new Candidates(even, from + options.longest() / 4);
        double most = Math.min(from + options.longest(), whole.end() - options.shortest());
        int index = next;
        while (index < breaks.size() && time(breaks.get(index)) <= most) {
            WordBreak at = breaks.get(index);
            if (at.end() > textFrom && time(at) >= from + options.shortest()) {
                candidates.offer(index, at.endsSentence(), time(at), pause(at));
            }
            index++;
        }
        int best = candidates.best();
        return best < 0 ? byTime(even, textFrom) : cut(candidates.place(), best, time(breaks.get(best)));
    }

    private Cut cut(CutPlace place, int index, double time) {
        WordBreak at = breaks.get(index);
        next = index + 1;
        return new Cut(place, time, at.end(), at.next(), isKnown(at));
    }

    /** No word ends in time: words that have begun stay before the cut, and there may be none. */
    private Cut byTime(double time, int textFrom) {
        int index = next;
        while (index < breaks.size() && time(breaks.get(index)) < time) {
            index++;
        }
        if (index > next) {
            return timed(index - 1, time);
        }
        boolean begun = textFrom < whole.text().length() && whole.times().after(textFrom) < time;
        if (!begun) {
            return new Cut(CutPlace.TIME, time, textFrom, textFrom, true);
        }
        if (index < breaks.size()) {
            return timed(index, time);
        }
        int end = whole.text().length();
        return new Cut(CutPlace.TIME, time, end, end, true);
    }

    private Cut timed(int index, double time) {
        Cut cut = cut(CutPlace.TIME, index, time);
        return new Cut(CutPlace.TIME, time, cut.textEnd(), cut.textNext(), true);
    }

    /** In the middle of the pause. */
    private double time(WordBreak at) {
        return (whole.times().before(at.end()) + whole.times().after(at.next())) / 2;
    }

    private double pause(WordBreak at) {
        double silence = whole.times().after(at.next()) - whole.times().before(at.end());
        return isKnown(at) && silence >= PAUSE ? silence : 0;
    }

    private boolean isKnown(WordBreak at) {
        return whole.times().isKnown(at.end()) && whole.times().isKnown(at.next());
    }
}
