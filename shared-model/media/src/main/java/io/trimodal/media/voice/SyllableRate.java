package io.trimodal.media.voice;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Syllables a second about a moment. A syllable's nucleus is a voiced frame that is louder than its neighbours, and by
 * some decibels louder than the softest moment before it and after it (after N. de Jong and T. Wempe, Praat script to
 * detect syllable nuclei, 2009). Frames are given in order; memory does not grow with them. Not thread-safe.
 */
final class SyllableRate {
    /** Frames on either side among which a nucleus is the loudest, or the dip lies. */
    static final int NEIGHBOURS = 3;

    private static final double DIP_DECIBELS = 2;
    private static final int WINDOW = 2 * NEIGHBOURS + 1;

    private final int reach;
    private final double fineRate;
    private final Deque<Long> nuclei = new ArrayDeque<>();
    private final double[] energies = new double[WINDOW];
    private final boolean[] voiced = new boolean[WINDOW];
    private long frames;
    private boolean ended;

    /** @param fineRate frames a second */
    SyllableRate(double fineRate) {
        this.fineRate = fineRate;
        reach = (int) Math.round(fineRate);
    }

    /** The next frame. @param energy in decibels */
    void add(double energy, boolean isVoiced) {
        int at = (int) (frames % WINDOW);
        energies[at] = energy;
        voiced[at] = isVoiced;
        frames++;
        decide(frames - 1 - NEIGHBOURS);
    }

    /** No frame follows. */
    void end() {
        ended = true;
        for (long frame = Math.max(0, frames - NEIGHBOURS); frame < frames; frame++) {
            decide(frame);
        }
    }

    /** Whether {@link #at} is known: all frames that it depends on are there. */
    boolean knows(long frame) {
        return ended || frame + reach + NEIGHBOURS < frames;
    }

    /** Syllables a second within a second before a frame and after it. Frames are asked for in order. */
    double at(long frame) {
        long from = Math.max(0, frame - reach);
        long to = ended ? Math.min(frames - 1, frame + reach) : frame + reach;
        while (!nuclei.isEmpty() && nuclei.peekFirst() < from) {
            nuclei.removeFirst();
        }
        long count = nuclei.stream().filter(nucleus -> nucleus <= to).count();
        return count * fineRate / (to - from + 1);
    }

    private void decide(long frame) {
        if (frame >= 0 && isVoiced(frame) && isLoudest(frame) && rises(frame)) {
            nuclei.addLast(frame);
        }
    }

    private boolean isVoiced(long frame) {
        return voiced[(int) (frame % WINDOW)];
    }

    /** Of equally loud ones the first. */
    private boolean isLoudest(long frame) {
        for (long other = first(frame); other <= last(frame); other++) {
            if (other < frame ? energy(other) >= energy(frame) : energy(other) > energy(frame)) {
                return false;
            }
        }
        return true;
    }

    private boolean rises(long frame) {
        return energy(frame) - softest(first(frame), frame) >= DIP_DECIBELS
                && energy(frame) - softest(frame, last(frame)) >= DIP_DECIBELS;
    }

    private double softest(long from, long to) {
        double least = energy(from);
        for (long frame = from + 1; frame <= to; frame++) {
            least = Math.min(least, energy(frame));
        }
        return least;
    }

    private long first(long frame) {
        return Math.max(0, frame - NEIGHBOURS);
    }

    private long last(long frame) {
        return Math.min(frames - 1, frame + NEIGHBOURS);
    }

    private double energy(long frame) {
        return energies[(int) (frame % WINDOW)];
    }
}
