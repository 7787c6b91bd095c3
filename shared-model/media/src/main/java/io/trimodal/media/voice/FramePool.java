package io.trimodal.media.voice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes rows of features of frames, five of 40 ms to a row of 200 ms: what comes from the spectrum as its mean, the
 * pitch as the median of the voiced frames, which an error of an octave in one frame does not move. Not thread-safe.
 */
final class FramePool {
    /** A row has a pitch where at least 2 of 5 frames have one. */
    private static final int VOICED = 2;

    private static final int OF = 5;
    /** What the richer contract adds to the spectrum's values: harmonicity, voicing, speaking rate. */
    private static final int ADDED = 3;

    private final int framesPerRow;
    private final boolean withProsody;
    private final int energyAt;
    private final Consumer<float[]> rows;
    private final double[] sums;
    private final List<Pitch> pitches = new ArrayList<>();
    private final SyllableRate syllables;
    private final Deque<PendingRow> pending = new ArrayDeque<>();
    private long frames;

    /** A row whose speaking rate depends on frames to come. */
    private record PendingRow(float[] values, long middle) {}

    /**
     * @param width of what comes from the spectrum, a frame
     * @param energyAt which of them is the energy in decibels, or -1 where the contract has no prosody
     * @param rows takes each row, in order
     */
    FramePool(VoiceSettings settings, int width, int energyAt, Consumer<float[]> rows) {
        framesPerRow = settings.framesPerOutput();
        withProsody = energyAt >= 0;
        this.energyAt = energyAt;
        this.rows = rows;
        sums = new double[width];
        syllables = new SyllableRate(settings.fineRate());
    }

    /** Values of a row whose frames have so many from the spectrum. */
    static int dims(int width, boolean withProsody) {
        return 1 + width + (withProsody ? ADDED : 0);
    }

    /** The next frame. @param spectrum as many values as the width, which may be overwritten later */
    void add(float[] spectrum, Pitch pitch) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += spectrum[i];
        }
        pitches.add(pitch);
        frames++;
        if (withProsody) {
            syllables.add(spectrum[energyAt], pitch.voiced());
        }
        if (pitches.size() == framesPerRow) {
            row();
        }
        release();
    }

    /** No frame follows; those that are left make a last row. */
    void end() {
        if (!pitches.isEmpty()) {
            row();
        }
        syllables.end();
        release();
    }

    private void row() {
        int count = pitches.size();
        float[] values = new float[dims(sums.length, withProsody)];
        List<Pitch> voiced = pitches.stream().filter(Pitch::voiced).toList();
        boolean hasPitch = voiced.size() * OF >= VOICED * count;
        values[0] = hasPitch ? (float) Math.log(median(voiced)) : 0;
        for (int i = 0; i < sums.length; i++) {
            values[1 + i] = (float) (sums[i] / count);
        }
        if (withProsody) {
            values[1 + sums.length] = hasPitch
                    ? (float) voiced.stream()
                            .mapToDouble(Pitch::harmonicsToNoise)
                            .average()
                            .orElseThrow()
                    : 0;
            values[2 + sums.length] = (float) voiced.size() / count;
        }
        pending.add(new PendingRow(values, frames - count + count / 2));
        pitches.clear();
        Arrays.fill(sums, 0);
    }

    private void release() {
        while (!pending.isEmpty()
                && (!withProsody || syllables.knows(pending.peekFirst().middle()))) {
            PendingRow next = pending.removeFirst();
            if (withProsody) {
                next.values()[next.values().length - 1] = (float) syllables.at(next.middle());
            }
            rows.accept(next.values());
        }
    }

    /** In hertz; of an even number the geometric mean of the two in the middle. */
    private static double median(List<Pitch> voiced) {
        double[] hertz = voiced.stream().mapToDouble(Pitch::hertz).sorted().toArray();
        return Math.sqrt(hertz[(hertz.length - 1) / 2] * hertz[hertz.length / 2]);
    }
}
