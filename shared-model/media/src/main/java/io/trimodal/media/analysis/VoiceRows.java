package io.trimodal.media.analysis;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.FramesInput;
import java.util.List;

/**
 * What was heard in a clip.
 *
 * @param rows of features, in order from the clip's start; none if it has no sound
 * @param rate rows a second
 */
public record VoiceRows(List<float[]> rows, double rate) {
    /** Where a front end's rows have ln F0, which is 0 where a voice is not voiced. */
    private static final int LOG_F0 = 0;

    public VoiceRows {
        rows = List.copyOf(rows);
    }

    /** The rows that {@code [start, end)} touches. @return absent if the sound has none there */
    public FramesInput features(double start, double end) {
        int from = from(start);
        int to = to(end);
        if (from >= to) {
            return Absent.INSTANCE;
        }
        return Features.of(rows.subList(from, to).toArray(float[][]::new)).at(rate);
    }

    /** When the first of those rows begins: rows lie side by side from the clip's start, and so may begin earlier. */
    public double begin(double start) {
        return from(start) / rate;
    }

    /** Which share of those rows is voiced, 0 to 1; 0 if there are none. */
    public double voicedShare(double start, double end) {
        List<float[]> within = rows.subList(from(start), Math.max(from(start), to(end)));
        return within.isEmpty()
                ? 0
                : (double) within.stream().filter(row -> row[LOG_F0] > 0).count() / within.size();
    }

    private int from(double start) {
        return (int) Math.clamp((long) Math.floor(start * rate + 1e-6), 0, rows.size());
    }

    private int to(double end) {
        return (int) Math.clamp((long) Math.ceil(end * rate - 1e-6), 0, rows.size());
    }
}
