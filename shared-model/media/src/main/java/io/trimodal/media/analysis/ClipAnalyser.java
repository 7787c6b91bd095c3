package io.trimodal.media.analysis;

import io.trimodal.media.activity.VoiceActivityOptions;
import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.form.ClipReader;
import java.util.List;
import java.util.function.Consumer;

/** Reads clips with front ends. Thread-safe; blocks while it decodes. */
public final class ClipAnalyser {
    private final ClipReader reader;
    private final FrontEnds frontEnds;

    /** @param frontEnds they stay the caller's to close */
    public ClipAnalyser(ClipReader reader, FrontEnds frontEnds) {
        this.reader = reader;
        this.frontEnds = frontEnds;
    }

    /**
     * Reads recordings that belong together, which all begin at the same time.
     *
     * @param sources each of sound and pictures from one of them at most
     * @param progress told, now and then, the second that was reached
     * @throws io.trimodal.media.clip.ClipException of one of its kinds, for what is wrong with a recording
     * @throws io.trimodal.runtime.CancelledException if cancelled
     */
    public AnalysedClip analyse(
            List<TrackSource> sources, VoiceActivityOptions speech, ClipOptions options, Consumer<Double> progress) {
        ClipListener listener = new ClipListener(frontEnds, speech, progress);
        double seconds = 0;
        for (TrackSource source : sources) {
            listener.listenTo(source.tracks());
            seconds = Math.max(
                    seconds,
                    reader.read(source.source(), source.rates(), options, listener)
                            .seconds());
        }
        return listener.end(seconds, frontEnds, options.picturesPerSecond());
    }
}
