package io.trimodal.media.analysis;

import io.trimodal.media.activity.SpeechSpan;
import io.trimodal.media.activity.VoiceActivityOptions;
import io.trimodal.media.activity.VoiceActivityStream;
import io.trimodal.media.clip.ClipSink;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.PictureFrame;
import io.trimodal.media.clip.Waveform;
import io.trimodal.media.face.FaceFollower;
import io.trimodal.media.face.RgbPicture;
import io.trimodal.media.voice.VoiceFrontEnd;
import io.trimodal.media.voice.VoiceStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Hears and sees a clip while it is read: sound goes to the voice's front end and to voice activity, pictures to the
 * face's. It keeps rows of features and no samples or pixels: 132 bytes for each 200 ms, and some hundred for a face.
 */
final class ClipListener implements ClipSink {
    private final List<float[]> voice = new ArrayList<>();
    private final List<SpeechSpan> speech = new ArrayList<>();
    private final VoiceStream rows;
    private final VoiceActivityStream activity;
    /** One or none. */
    private final List<FaceFollower> follower;

    private final ReadingProgress progress;
    private final SoundCopy copy;
    private Set<ClipTrack> tracks = Set.of();

    /**
     * @param progress told the second of each picture and each block of sound
     * @param copy is given the sound
     */
    ClipListener(FrontEnds frontEnds, VoiceActivityOptions options, ReadingProgress progress, SoundCopy copy) {
        this(frontEnds, options, progress, copy, VoiceFrontEnd.BLOCK_SECONDS);
    }

    /** @param blockSeconds of sound after which there are rows of the voice */
    ClipListener(
            FrontEnds frontEnds,
            VoiceActivityOptions options,
            ReadingProgress progress,
            SoundCopy copy,
            int blockSeconds) {
        this.copy = copy;
        this.rows = frontEnds.voice().stream(blockSeconds, voice::add);
        this.activity = frontEnds.activity().stream(options, speech::add);
        this.follower = frontEnds.face().map(FaceFollower::new).stream().toList();
        this.progress = progress;
    }

    /** What of the source that is read next. */
    void listenTo(Set<ClipTrack> wanted) {
        tracks = wanted;
    }

    /** Pictures are not decoded where nothing looks at them. */
    @Override
    public boolean takes(ClipTrack track) {
        return tracks.contains(track) && (track == ClipTrack.SOUND || !follower.isEmpty());
    }

    @Override
    public void sound(float[] block, int length) {
        rows.accept(block, 0, length);
        activity.accept(block, 0, length);
        copy.add(block, length);
        progress.reached(ClipTrack.SOUND, (double) rows.samples() / Waveform.RATE);
    }

    @Override
    public void picture(PictureFrame picture) {
        follower.getFirst().add(new RgbPicture(picture.width(), picture.height(), picture.rgb()));
        progress.reached(ClipTrack.PICTURES, picture.seconds());
    }

    /** No sound or picture follows. @param seconds the longest track */
    AnalysedClip end(double seconds, FrontEnds frontEnds, double picturesPerSecond) {
        rows.finish();
        activity.finish();
        return soFar(seconds, frontEnds, picturesPerSecond);
    }

    /** Seconds of sound for which there are rows. */
    double heard(FrontEnds frontEnds) {
        return voice.size() / frontEnds.voice().frameRate();
    }

    /** The next span of speech, as soon and as short as it can come. */
    SpeechSpan soonestSpeech() {
        return activity.soonest();
    }

    /** Where somebody spoke, as far as that is known. */
    List<SpeechSpan> speech() {
        return List.copyOf(speech);
    }

    /** What was heard and seen until now. @param seconds the longest track */
    AnalysedClip soFar(double seconds, FrontEnds frontEnds, double picturesPerSecond) {
        return new AnalysedClip(
                seconds,
                new VoiceRows(voice, frontEnds.voice().frameRate()),
                speech,
                follower.isEmpty()
                        ? new FaceRows.NotLookedFor()
                        : new FaceRows.Looked(follower.getFirst().faces(), picturesPerSecond));
    }
}
