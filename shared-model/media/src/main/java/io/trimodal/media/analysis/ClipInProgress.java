package io.trimodal.media.analysis;

import io.trimodal.media.activity.SpeechSpan;
import io.trimodal.media.activity.VoiceActivityOptions;
import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.PictureFrame;
import io.trimodal.media.clip.PictureGrid;
import io.trimodal.media.clip.SoundOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A clip that is analysed while it is recorded: sound and pictures come in pieces, and what was found can be asked for
 * in between. In the end it is what the same clip is as a file. Its memory is that of the rows of features. Not
 * thread-safe.
 */
public final class ClipInProgress {
    /** Rows of the voice are there soon after the sound; a file waits for more, which costs less. */
    private static final int BLOCK_SECONDS = 1;

    private final ClipOptions options;
    private final ClipListener listener;
    private final ClipOutput output;
    private final SoundOutput sound;
    private final PictureGrid grid;
    /** One, once a picture came: the last. */
    private final List<PictureFrame> shown = new ArrayList<>(1);

    private double seen;

    ClipInProgress(FrontEnds frontEnds, VoiceActivityOptions speech, ClipOptions options, long samplesPerSecond) {
        this.options = options;
        this.listener = new ClipListener(frontEnds, speech, ReadingProgress.NONE, SoundCopy.NONE, BLOCK_SECONDS);
        listener.listenTo(Set.of(ClipTrack.SOUND, ClipTrack.PICTURES));
        this.output = new ClipOutput(listener, options);
        this.sound = output.sound(samplesPerSecond, 1);
        this.grid = new PictureGrid(options.picturesPerSecond());
    }

    /** Whether pictures are taken: there may be no front end for faces. */
    public boolean looks() {
        return listener.takes(ClipTrack.PICTURES);
    }

    /**
     * The next samples, mono at the rate that was agreed.
     *
     * @throws io.trimodal.media.clip.ClipLimitException if the clip becomes too long
     */
    public void sound(float[] samples, int count) {
        output.requireSecond(ClipTrack.SOUND, sound.second() + (double) count / sound.rate());
        sound.accept(samples, 0, count);
    }

    /**
     * The next picture, which is shown from its time on until the next one's; it must begin later than the one before.
     * Where none is looked at, nothing happens.
     *
     * @throws io.trimodal.media.clip.ClipLimitException if the clip becomes too long or the picture is too large
     */
    public void picture(PictureFrame picture) {
        if (!looks()) {
            return;
        }
        output.requireSecond(ClipTrack.PICTURES, picture.seconds());
        output.requireSize(picture.width(), picture.height());
        if (!shown.isEmpty()) {
            look(shown.removeFirst(), picture.seconds());
        }
        shown.add(picture);
    }

    private void look(PictureFrame picture, double until) {
        while (grid.isDue(until)) {
            double time = grid.take();
            output.picture(new PictureFrame(time, picture.width(), picture.height(), picture.rgb()));
            seen = time + 1 / options.picturesPerSecond();
        }
    }

    /** Seconds of sound that came. */
    public double sounded() {
        return sound.second();
    }

    /** Seconds from the start for which rows of the voice are there. */
    public double heard() {
        return listener.heard();
    }

    /** Seconds from the start whose pictures were looked at. */
    public double seen() {
        return seen;
    }

    /** Where somebody spoke, as far as that is known. */
    public List<SpeechSpan> speech() {
        return listener.speech();
    }

    /** The next span of speech, as soon and as short as it can still come. */
    public SpeechSpan soonestSpeech() {
        return listener.soonestSpeech();
    }

    /** What was heard and seen until now. */
    public AnalysedClip soFar() {
        return listener.soFar(output.summary().seconds(), options.picturesPerSecond());
    }

    /** No sound or picture follows. */
    public AnalysedClip end() {
        return end(1 / options.picturesPerSecond());
    }

    /** As the other. @param lastShown seconds for which the last picture is shown */
    public AnalysedClip end(double lastShown) {
        sound.end();
        if (!shown.isEmpty()) {
            PictureFrame last = shown.removeFirst();
            look(last, last.seconds() + lastShown);
        }
        return listener.end(output.summary().seconds(), options.picturesPerSecond());
    }
}
