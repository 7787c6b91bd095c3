package io.trimodal.media.analysis;

import io.trimodal.media.activity.VoiceActivity;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.face.FaceFrontEnd;
import io.trimodal.media.frontend.FrontEndManifest;
import io.trimodal.media.voice.VoiceFrontEnd;
import java.util.List;
import java.util.Set;

/**
 * The front ends with which a recording is read for a model, loaded and warm; {@link InstalledFrontEnds} has them, and
 * closes them. The face's is missing where the build could not get it, and speech is then found by loudness where its
 * network is. Thread-safe.
 */
public final class FrontEnds {
    /** Of rows that there are none of. */
    private static final double NO_ROWS = 1;

    private final List<FrontEndManifest> manifests;
    private final Wanted<VoiceFrontEnd> voice;
    private final VoiceActivity activity;
    private final Wanted<FaceFrontEnd> face;

    FrontEnds(
            List<FrontEndManifest> manifests,
            Wanted<VoiceFrontEnd> voice,
            VoiceActivity activity,
            Wanted<FaceFrontEnd> face) {
        this.manifests = List.copyOf(manifests);
        this.voice = voice;
        this.activity = activity;
        this.face = face;
    }

    /** What a clip is read with. */
    public List<FrontEndManifest> manifests() {
        return manifests;
    }

    /**
     * For who knows what a recording has before it comes; otherwise its first sound or picture is refused.
     *
     * @throws UnservedContractException if a front end that sound or pictures need makes something else than the model
     *     takes
     */
    public void require(Set<ClipTrack> tracks) {
        if (tracks.contains(ClipTrack.SOUND) && voice instanceof Wanted.Unserved(String reason)) {
            throw new UnservedContractException(reason);
        }
        if (tracks.contains(ClipTrack.PICTURES) && face instanceof Wanted.Unserved(String reason)) {
            throw new UnservedContractException(reason);
        }
    }

    Wanted<VoiceFrontEnd> voice() {
        return voice;
    }

    /** Rows of the voice a second. */
    double voiceRate() {
        return voice instanceof Wanted.Loaded(VoiceFrontEnd loaded) ? loaded.frameRate() : NO_ROWS;
    }

    VoiceActivity activity() {
        return activity;
    }

    Wanted<FaceFrontEnd> face() {
        return face;
    }
}
