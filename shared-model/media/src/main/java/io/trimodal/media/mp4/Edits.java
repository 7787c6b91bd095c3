package io.trimodal.media.mp4;

import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.MissingDecoderException;

/**
 * Where a track lies on the clip's timeline (ISO/IEC 14496-12, 8.6.6): a pause, and then the media from one time on.
 *
 * @param mediaStart time of the media that is shown first, in the track's time scale
 * @param delay when that is, in seconds
 * @param end when the track ends, in seconds; infinite where nothing says so
 */
record Edits(long mediaStart, double delay, double end) {
    static final Edits NONE = new Edits(0, 0, Double.POSITIVE_INFINITY);

    private static final double SHORTEST = 1e-3;

    /** @param timescale the movie's */
    static Edits of(BoxReader box, long timescale) {
        boolean wide = box.version() == 1;
        SampleTable table = SampleTable.of(box, wide ? 20 : 12);
        double delay = 0;
        for (int entry = 0; entry < table.count(); entry++) {
            int at = table.from() + entry * table.width();
            double seconds = (wide ? box.i64(at) : box.u32(at)) / (double) timescale;
            long start = wide ? box.i64(at + 8) : box.i32(at + 4);
            if (start < 0) {
                delay += seconds;
                continue;
            }
            if (entry + 1 < table.count()) {
                throw new MissingDecoderException(ClipTrack.CLIP, "the MP4 is edited from several pieces");
            }
            // fragments and some writers leave the length at 0
            return new Edits(start, delay, seconds > SHORTEST ? delay + seconds : Double.POSITIVE_INFINITY);
        }
        return NONE;
    }

    /** Seconds from the clip's start. */
    double second(long mediaTime, long timescale) {
        return delay + (double) (mediaTime - mediaStart) / timescale;
    }
}
