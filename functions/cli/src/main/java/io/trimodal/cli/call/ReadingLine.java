package io.trimodal.cli.call;

import io.trimodal.media.analysis.ReadingProgress;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.modeling.cli.ProgressLine;
import java.util.EnumMap;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;

/**
 * Shows on a terminal how far the reading of a recording is, a line for its sound and one for its pictures: seconds,
 * how many of them a second, and for pictures, which take longest and are read last, the time that is left.
 */
final class ReadingLine implements ReadingProgress, AutoCloseable {
    private final boolean isShown;
    private final Map<ClipTrack, ProgressBar> bars = new EnumMap<>(ClipTrack.class);
    private double longest;

    /** @param isShown where somebody looks */
    ReadingLine(boolean isShown) {
        this.isShown = isShown;
    }

    static ReadingLine onTerminal() {
        return new ReadingLine(System.console() != null && System.console().isTerminal());
    }

    @Override
    public void reached(ClipTrack track, double second) {
        if (!isShown) {
            return;
        }
        ProgressBar bar = bars.computeIfAbsent(track, this::begun);
        // the sound's length is that of the pictures, unless they prove to be longer
        longest = Math.max(longest, second);
        if (!bar.isIndefinite()) {
            bar.maxHint(Math.round(longest));
        }
        bar.stepTo(Math.round(second));
    }

    /** Without sound before them nobody knows how long pictures are. */
    private ProgressBar begun(ClipTrack track) {
        boolean isKnown = track == ClipTrack.PICTURES && longest > 0;
        return ProgressLine.ofSeconds("reading " + track.title(), isKnown ? Math.round(longest) : ProgressLine.UNKNOWN);
    }

    @Override
    public void close() {
        bars.values().forEach(ProgressBar::close);
    }
}
