package io.trimodal.openface;

import java.util.Locale;

/** The first and the last frame of a file, whatever face is in them, and when they were. */
final class RunningTime {
    /** Frames a second of any video, with room for times that are rounded to milliseconds. */
    private static final double LEAST_RATE = 0.999;

    private static final double MOST_RATE = 1001;

    private int first = Integer.MAX_VALUE;
    private int last;
    private double start;
    private double end;

    void add(int frame, double seconds) {
        if (frame < first) {
            first = frame;
            start = seconds;
        }
        if (frame >= last) {
            last = frame;
            end = seconds;
        }
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    /** From the first to the last, gaps counted. */
    long frames() {
        return (long) last - first + 1;
    }

    /**
     * A file whose time does not run at all says nothing, and is taken frame by frame.
     *
     * @throws InvalidOpenFaceException if no video has such a rate
     */
    void requireVideo() {
        if (end <= start) {
            return;
        }
        double rate = (frames() - 1) / (end - start);
        if (rate < LEAST_RATE || rate > MOST_RATE) {
            throw new InvalidOpenFaceException(String.format(
                    Locale.ROOT,
                    "has frames %d to %d from %s to %s by its timestamps, which makes %.3g frames a second; "
                            + "timestamps are in seconds, and a video has 1 to 1000 frames in each",
                    first,
                    last,
                    start,
                    end,
                    rate));
        }
    }
}
