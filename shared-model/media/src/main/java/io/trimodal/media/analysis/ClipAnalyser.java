package io.trimodal.media.analysis;

import io.trimodal.media.activity.VoiceActivityOptions;
import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.Waveform;
import io.trimodal.media.form.ClipReader;

/** Reads clips with front ends. Thread-safe. */
public final class ClipAnalyser {
    private final ClipReader reader;
    private final FrontEnds frontEnds;

    /** @param frontEnds they stay the caller's to close */
    public ClipAnalyser(ClipReader reader, FrontEnds frontEnds) {
        this.reader = reader;
        this.frontEnds = frontEnds;
    }

    /** Begins a clip. @param progress told, now and then, the second that was reached */
    public Session begin(VoiceActivityOptions speech, ClipOptions options, ReadingProgress progress) {
        return begin(speech, options, progress, SoundCopy.NONE);
    }

    /** As the other. @param copy is given the sound, too */
    public Session begin(VoiceActivityOptions speech, ClipOptions options, ReadingProgress progress, SoundCopy copy) {
        return new Session(new ClipListener(frontEnds, speech, progress, copy), options);
    }

    /** As the other, with nobody who is told. */
    public Session begin(VoiceActivityOptions speech, ClipOptions options) {
        return begin(speech, options, ReadingProgress.NONE);
    }

    /** Begins a clip that comes while it is recorded. @param options of which the cancellation is not asked */
    public ClipInProgress follow(VoiceActivityOptions speech, ClipOptions options) {
        return follow(speech, options, Waveform.RATE);
    }

    /** As the other. @param samplesPerSecond of the sound that comes */
    public ClipInProgress follow(VoiceActivityOptions speech, ClipOptions options, long samplesPerSecond) {
        return new ClipInProgress(frontEnds, speech, options, samplesPerSecond);
    }

    /** Recordings that belong together and all begin at the same time. Not thread-safe. */
    public final class Session {
        private final ClipListener listener;
        private final ClipOptions options;
        private double seconds;

        private Session(ClipListener listener, ClipOptions options) {
            this.listener = listener;
            this.options = options;
        }

        /**
         * Reads a recording to its end; sound, and pictures, from one recording each at most.
         *
         * @throws io.trimodal.media.clip.ClipException of one of its kinds, for what is wrong with the recording
         * @throws UnservedContractException if it has sound or pictures of which the model takes what no front end
         *     makes
         * @throws io.trimodal.runtime.CancelledException if cancelled
         */
        public void read(TrackSource source) {
            listener.listenTo(source.tracks());
            seconds = Math.max(
                    seconds,
                    reader.read(source.source(), source.rates(), options, listener)
                            .seconds());
        }

        /** What was heard and seen. */
        public AnalysedClip end() {
            return listener.end(seconds, options.picturesPerSecond());
        }
    }
}
