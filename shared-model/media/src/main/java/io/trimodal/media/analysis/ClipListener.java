package io.trimodal.media.analysis;

import io.trimodal.media.activity.SpeechSpan;
import io.trimodal.media.activity.VoiceActivityOptions;
import io.trimodal.media.activity.VoiceActivityStream;
import io.trimodal.media.clip.ClipSink;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.PictureFrame;
import io.trimodal.media.clip.Waveform;
import io.trimodal.media.face.FaceFollower;
import io.trimodal.media.face.FaceFrontEnd;
import io.trimodal.media.face.FollowedFaces;
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
    private final FrontEnds frontEnds;
    /** One; none where no front end makes what the model takes of sound, of which there may be none. */
    private final List<VoiceStream> rows;

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
        this.frontEnds = frontEnds;
        this.rows = switch (frontEnds.voice()) {
            case Wanted.Loaded(VoiceFrontEnd loaded) -> List.of(loaded.stream(blockSeconds, voice::add));
            case Wanted.Missing<VoiceFrontEnd> _, Wanted.Unserved<VoiceFrontEnd> _ -> List.of();
        };
        this.activity = frontEnds.activity().stream(options, speech::add);
        this.follower = switch (frontEnds.face()) {
            case Wanted.Loaded(FaceFrontEnd loaded) -> List.of(new FaceFollower(loaded));
            case Wanted.Missing<FaceFrontEnd> _, Wanted.Unserved<FaceFrontEnd> _ -> List.of();
        };
        this.progress = progress;
    }

    /** What of the source that is read next. */
    void listenTo(Set<ClipTrack> wanted) {
        tracks = wanted;
    }

    /** Pictures are not decoded where nothing looks at them; where the wrong front end would, the first is refused. */
    @Override
    public boolean takes(ClipTrack track) {
        return tracks.contains(track)
                && (track == ClipTrack.SOUND || !(frontEnds.face() instanceof Wanted.Missing<FaceFrontEnd>));
    }

    /** @throws UnservedContractException if the model takes nothing that a front end makes of sound */
    @Override
    public void sound(float[] block, int length) {
        frontEnds.require(Set.of(ClipTrack.SOUND));
        rows.getFirst().accept(block, 0, length);
        activity.accept(block, 0, length);
        copy.add(block, length);
        progress.reached(ClipTrack.SOUND, (double) rows.getFirst().samples() / Waveform.RATE);
    }

    /** @throws UnservedContractException if the model takes nothing that a front end makes of pictures */
    @Override
    public void picture(PictureFrame picture) {
        frontEnds.require(Set.of(ClipTrack.PICTURES));
        follower.getFirst().add(new RgbPicture(picture.width(), picture.height(), picture.rgb()));
        progress.reached(ClipTrack.PICTURES, picture.seconds());
    }

    /** No sound or picture follows. @param seconds the longest track */
    AnalysedClip end(double seconds, double picturesPerSecond) {
        rows.forEach(VoiceStream::finish);
        activity.finish();
        return soFar(seconds, picturesPerSecond);
    }

    /** Seconds of sound for which there are rows. */
    double heard() {
        return voice.size() / frontEnds.voiceRate();
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
    AnalysedClip soFar(double seconds, double picturesPerSecond) {
        return new AnalysedClip(
                seconds,
                new VoiceRows(voice, frontEnds.voiceRate()),
                speech,
                switch (frontEnds.face()) {
                    case Wanted.Loaded<FaceFrontEnd> _ ->
                        new FaceRows.Looked(follower.getFirst().faces(), picturesPerSecond);
                    case Wanted.Missing<FaceFrontEnd> _ -> new FaceRows.NotLookedFor();
                    case Wanted.Unserved<FaceFrontEnd> _ -> new FaceRows.Looked(FollowedFaces.NONE, picturesPerSecond);
                });
    }
}
