package io.trimodal.function.oip;

import io.trimodal.feature.Modality;
import io.trimodal.function.clip.ClipFrontEnds;
import io.trimodal.function.clip.ClipReading;
import io.trimodal.function.clip.FrontEndDescription;
import io.trimodal.model.Manifest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which models take sound and pictures in place of features: those whose features a front end here makes. */
@Singleton
public final class RawInputs {
    /** Features alone. */
    public static final RawInputs NONE = new RawInputs(List.of(), List.of(List.of()));

    /** One, or none where there is nothing that reads recordings. */
    private final List<ClipReading> reading;

    private final List<ClipFrontEnds> frontEnds;
    /** One, once it was looked for. */
    private final List<List<FrontEndDescription>> found;

    @Inject
    public RawInputs(ClipReading reading, ClipFrontEnds frontEnds) {
        this.reading = List.of(reading);
        this.frontEnds = List.of(frontEnds);
        this.found = new ArrayList<>(1);
    }

    private RawInputs(List<ClipReading> reading, List<List<FrontEndDescription>> found) {
        this.reading = reading;
        this.frontEnds = List.of();
        this.found = found;
    }

    /** Audio where a waveform, and vision where pictures can be given. */
    public Set<Modality> of(Manifest model) {
        Set<Modality> raw = EnumSet.noneOf(Modality.class);
        for (FrontEndDescription frontEnd : found()) {
            switch (frontEnd.name()) {
                case "voice" -> addIf(raw, Modality.AUDIO, model, frontEnd);
                case "face" -> addIf(raw, Modality.VISION, model, frontEnd);
                default -> {
                    // makes no features of a contract's
                }
            }
        }
        return raw;
    }

    private static void addIf(Set<Modality> raw, Modality modality, Manifest model, FrontEndDescription frontEnd) {
        if (model.contracts().get(modality).dims() == frontEnd.outputs().size()) {
            raw.add(modality);
        }
    }

    private synchronized List<FrontEndDescription> found() {
        if (found.isEmpty()) {
            found.add(frontEnds.getFirst().describe());
        }
        return found.getFirst();
    }

    /** What reads them. */
    public ClipReading reading() {
        return reading.getFirst();
    }
}
