package io.trimodal.media.analysis;

import io.trimodal.media.activity.VoiceActivity;
import io.trimodal.media.face.FaceFrontEnd;
import io.trimodal.media.frontend.FrontEndFolder;
import io.trimodal.media.frontend.FrontEndManifest;
import io.trimodal.media.frontend.FrontEndPackage;
import io.trimodal.media.voice.VoiceFrontEnd;
import io.trimodal.runtime.OnnxGraphs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The front ends of a process, loaded and warm. The voice's is always there; the face's is missing where the build
 * could not get it, and speech is then found by loudness where its network is. Thread-safe.
 */
public final class FrontEnds implements AutoCloseable {
    private static final String VOICE = "voice";
    private static final String VOICE_ACTIVITY = "voice-activity";

    private final List<FrontEndPackage> packages;
    private final VoiceFrontEnd voice;
    private final VoiceActivity activity;
    /** One or none. */
    private final List<FaceFrontEnd> face;

    private FrontEnds(
            List<FrontEndPackage> packages, VoiceFrontEnd voice, VoiceActivity activity, List<FaceFrontEnd> face) {
        this.packages = packages;
        this.voice = voice;
        this.activity = activity;
        this.face = face;
    }

    /**
     * Loads the newest of each kind.
     *
     * @throws MissingFrontEndException if there is none for the voice
     * @throws io.trimodal.model.InvalidPackageException if one is not as its manifest says
     */
    public static FrontEnds open(FrontEndFolder folder, OnnxGraphs graphs) {
        FrontEndPackage voice = folder.newest(VOICE)
                .orElseThrow(() -> new MissingFrontEndException("there is no front end of the name " + VOICE + " in "
                        + folder.root() + "; the build makes it in shared-model/front-ends"));
        Optional<FrontEndPackage> activity = folder.newest(VOICE_ACTIVITY);
        Optional<FrontEndPackage> face = folder.newest(FaceFrontEnd.NAME);
        List<FrontEndPackage> packages = new ArrayList<>(List.of(voice));
        activity.ifPresent(packages::add);
        face.ifPresent(packages::add);

        List<AutoCloseable> opened = new ArrayList<>();
        try {
            VoiceFrontEnd ofVoice = VoiceFrontEnd.load(voice, graphs);
            opened.add(ofVoice);
            VoiceActivity ofActivity =
                    activity.map(found -> VoiceActivity.load(found, graphs)).orElseGet(VoiceActivity::byEnergy);
            opened.add(ofActivity);
            List<FaceFrontEnd> ofFace =
                    face.map(found -> FaceFrontEnd.open(found, graphs)).stream().toList();
            return new FrontEnds(List.copyOf(packages), ofVoice, ofActivity, ofFace);
        } catch (RuntimeException e) {
            close(opened);
            throw e;
        }
    }

    /** What is loaded, for who asks what a clip is read with. */
    public List<FrontEndManifest> manifests() {
        return packages.stream().map(FrontEndPackage::manifest).toList();
    }

    VoiceFrontEnd voice() {
        return voice;
    }

    VoiceActivity activity() {
        return activity;
    }

    Optional<FaceFrontEnd> face() {
        return face.stream().findFirst();
    }

    /** Waits for runs that are in flight. */
    @Override
    public void close() {
        List<AutoCloseable> all = new ArrayList<>(List.of(voice, activity));
        all.addAll(face);
        close(all);
    }

    private static void close(List<AutoCloseable> opened) {
        for (AutoCloseable one : opened) {
            try {
                one.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("front ends close without checked exceptions", e);
            }
        }
    }
}
