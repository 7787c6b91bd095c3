package io.trimodal.openface;

import io.trimodal.feature.FrameSpans;
import io.trimodal.feature.OpenFaceTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The frames of a file from the first to the last, in order, with one face in them.
 *
 * @param rows values of each frame; empty where the face was not tracked
 * @param start seconds of the first frame
 * @param end seconds of the last frame
 */
record Timeline(List<float[]> rows, double start, double end) {
    private static final float[] FAILED = {};

    /** Timestamps that hardly run would otherwise ask for frames without end. */
    private static final long MOST_FRAMES = 100_000;

    /** Frames that the file passes over, for this face or all, are failed ones. */
    static Timeline of(List<OpenFaceTable.Row> sightings, int face) {
        int first = Integer.MAX_VALUE;
        int last = 0;
        double start = 0;
        double end = 0;
        for (OpenFaceTable.Row sighting : sightings) {
            if (sighting.frame() < first) {
                first = sighting.frame();
                start = sighting.seconds();
            }
            if (sighting.frame() >= last) {
                last = sighting.frame();
                end = sighting.seconds();
            }
        }
        float[][] rows = new float[last - first + 1][];
        for (OpenFaceTable.Row sighting : sightings) {
            if (sighting.face() == face) {
                rows[sighting.frame() - first] = sighting.values();
            }
        }
        List<float[]> all = new ArrayList<>();
        for (float[] row : rows) {
            all.add(row == null ? FAILED : row);
        }
        return new Timeline(all, start, end);
    }

    /** From the first and the last frame's time; empty where it does not run. */
    OptionalDouble framesPerSecond() {
        return end > start ? OptionalDouble.of((rows.size() - 1) / (end - start)) : OptionalDouble.empty();
    }

    /**
     * At another rate: each new frame is the mean of the tracked frames within its time, or where there are fewer
     * frames than new ones, the frame that shows then. Frames are taken to be evenly spaced.
     *
     * @param rate frames per second
     */
    List<float[]> resampled(double rate) {
        FrameSpans spans = new FrameSpans(rows.size(), framesPerSecond().orElseThrow() / rate);
        if (spans.count() > MOST_FRAMES) {
            throw new TooLongOpenFaceException("lasts " + spans.count() + " frames at " + rate + " a second; at most "
                    + MOST_FRAMES + " are made");
        }
        List<float[]> resampled = new ArrayList<>();
        for (int i = 0; i < spans.count(); i++) {
            resampled.add(mean(rows.subList(spans.from(i), spans.to(i))));
        }
        return resampled;
    }

    private static float[] mean(List<float[]> rows) {
        List<float[]> tracked = rows.stream().filter(row -> row.length > 0).toList();
        if (tracked.isEmpty()) {
            return FAILED;
        }
        double[] sums = new double[tracked.getFirst().length];
        tracked.forEach(row -> Arrays.setAll(sums, i -> sums[i] + row[i]));
        float[] mean = new float[sums.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sums[i] / tracked.size());
        }
        return mean;
    }
}
