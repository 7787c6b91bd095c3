package io.trimodal.media.analysis;

import io.trimodal.feature.Modality;
import io.trimodal.media.activity.VoiceActivity;
import io.trimodal.media.face.FaceFrontEnd;
import io.trimodal.media.frontend.FrontEndChoice;
import io.trimodal.media.frontend.FrontEndFolder;
import io.trimodal.media.frontend.FrontEndManifest;
import io.trimodal.media.frontend.FrontEndPackage;
import io.trimodal.media.voice.VoiceFrontEnd;
import io.trimodal.model.Manifest;
import io.trimodal.runtime.OnnxGraphs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The front ends of a process. Which of them read a recording is for the models to say that the recording is for, and
 * each is loaded when the first of those wants it, once. Thread-safe.
 */
public final class InstalledFrontEnds implements AutoCloseable {
    private final FrontEndChoice choice;
    private final OnnxGraphs graphs;
    private final Map<FrontEndPackage, VoiceFrontEnd> voices = new LinkedHashMap<>();
    private final Map<FrontEndPackage, FaceFrontEnd> faces = new LinkedHashMap<>();
    /** One, once it is loaded. */
    private final List<VoiceActivity> activities = new ArrayList<>(1);

    private boolean closed;

    private InstalledFrontEnds(FrontEndChoice choice, OnnxGraphs graphs) {
        this.choice = choice;
        this.graphs = graphs;
    }

    /**
     * Looks what there is, and loads nothing yet.
     *
     * @throws MissingFrontEndException if there is none for the voice
     * @throws io.trimodal.model.InvalidPackageException if one is not as its manifest says
     */
    public static InstalledFrontEnds of(FrontEndFolder folder, OnnxGraphs graphs) {
        FrontEndChoice choice = new FrontEndChoice(folder.list());
        if (choice.of(Modality.AUDIO).isEmpty()) {
            throw new MissingFrontEndException("there is no front end of the kind voice in " + folder.root()
                    + "; the build makes it in shared-model/front-ends");
        }
        return new InstalledFrontEnds(choice, graphs);
    }

    /**
     * Those that make what models take, loaded if they were not.
     *
     * @param models that are to work on the same features; none for the usual front ends
     * @return with a voice or a face that is refused, if no front end makes what all of the models take
     * @throws io.trimodal.model.InvalidPackageException if one is not as its manifest says
     */
    public synchronized FrontEnds of(List<Manifest> models) {
        if (closed) {
            throw new IllegalStateException("front ends are closed");
        }
        List<FrontEndManifest> manifests = new ArrayList<>();
        Wanted<VoiceFrontEnd> voice = wanted(Modality.AUDIO, models, voices, VoiceFrontEnd::load, manifests);
        Optional<FrontEndPackage> activity = choice.activity();
        activity.ifPresent(found -> manifests.add(found.manifest()));
        if (activities.isEmpty()) {
            activities.add(
                    activity.map(found -> VoiceActivity.load(found, graphs)).orElseGet(VoiceActivity::byEnergy));
        }
        Wanted<FaceFrontEnd> face = wanted(Modality.VISION, models, faces, FaceFrontEnd::open, manifests);
        return new FrontEnds(manifests, voice, activities.getFirst(), face);
    }

    private <T> Wanted<T> wanted(
            Modality modality,
            List<Manifest> models,
            Map<FrontEndPackage, T> loaded,
            BiFunction<FrontEndPackage, OnnxGraphs, T> load,
            List<FrontEndManifest> manifests) {
        if (choice.of(modality).isEmpty()) {
            return new Wanted.Missing<>();
        }
        Optional<FrontEndPackage> chosen = models.isEmpty()
                ? choice.usual(modality)
                : choice.of(modality, models.getFirst().contracts().get(modality));
        for (Manifest model : models) {
            Optional<FrontEndPackage> own =
                    choice.of(modality, model.contracts().get(modality));
            if (own.isEmpty()) {
                return new Wanted.Unserved<>(UnservedContractException.reason(model, modality, choice.of(modality)));
            }
            if (!own.equals(chosen)) {
                return new Wanted.Unserved<>(UnservedContractException.differ(
                        modality, models.getFirst(), name(chosen.orElseThrow()), model, name(own.get())));
            }
        }
        FrontEndPackage found = chosen.orElseThrow();
        manifests.add(found.manifest());
        return new Wanted.Loaded<>(loaded.computeIfAbsent(found, unloaded -> load.apply(unloaded, graphs)));
    }

    private static String name(FrontEndPackage described) {
        return described.manifest().id().toString();
    }

    /** How many are loaded. */
    public synchronized int loaded() {
        return voices.size() + activities.size() + faces.size();
    }

    /** Waits for runs that are in flight. */
    @Override
    public synchronized void close() {
        closed = true;
        voices.values().forEach(VoiceFrontEnd::close);
        activities.forEach(VoiceActivity::close);
        faces.values().forEach(FaceFrontEnd::close);
        voices.clear();
        activities.clear();
        faces.clear();
    }
}
