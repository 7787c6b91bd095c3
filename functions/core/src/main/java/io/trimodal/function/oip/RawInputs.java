package io.trimodal.function.oip;

import io.trimodal.feature.Modality;
import io.trimodal.function.clip.ClipFrontEnds;
import io.trimodal.function.clip.ClipReading;
import io.trimodal.media.analysis.UnservedContractException;
import io.trimodal.media.frontend.FrontEndChoice;
import io.trimodal.model.Manifest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which models take sound and pictures in place of features: those whose features a front end here makes. */
@Singleton
public final class RawInputs {
    /** Features alone. */
    public static final RawInputs NONE = new RawInputs(List.of(), List.of(new FrontEndChoice(List.of())));

    /** One, or none where there is nothing that reads recordings. */
    private final List<ClipReading> reading;

    private final List<ClipFrontEnds> frontEnds;
    /** One, once it was looked for. */
    private final List<FrontEndChoice> found;

    @Inject
    public RawInputs(ClipReading reading, ClipFrontEnds frontEnds) {
        this.reading = List.of(reading);
        this.frontEnds = List.of(frontEnds);
        this.found = new ArrayList<>(1);
    }

    private RawInputs(List<ClipReading> reading, List<FrontEndChoice> found) {
        this.reading = reading;
        this.frontEnds = List.of();
        this.found = found;
    }

    /** Audio where a waveform, and vision where pictures can be given. */
    public Set<Modality> of(Manifest model) {
        Set<Modality> raw = EnumSet.noneOf(Modality.class);
        for (Modality modality : Modality.values()) {
            if (found().of(modality, model.contracts().get(modality)).isPresent()) {
                raw.add(modality);
            }
        }
        return raw;
    }

    /** Why a model does not take an input of sound or pictures; empty for any other, or where nothing reads any. */
    public Optional<String> refusal(Manifest model, String input) {
        return switch (input) {
            case ModelSignature.WAVEFORM, ModelSignature.WAVEFORM_LENGTH -> refusal(model, Modality.AUDIO);
            case ModelSignature.FRAMES, ModelSignature.FRAMES_LENGTH -> refusal(model, Modality.VISION);
            default -> Optional.empty();
        };
    }

    private Optional<String> refusal(Manifest model, Modality modality) {
        return found().of(modality).isEmpty()
                ? Optional.empty()
                : Optional.of("is not what the model takes: "
                        + UnservedContractException.reason(model, modality, found().of(modality)));
    }

    private synchronized FrontEndChoice found() {
        if (found.isEmpty()) {
            found.add(frontEnds.getFirst().choice());
        }
        return found.getFirst();
    }

    /** What reads them. */
    public ClipReading reading() {
        return reading.getFirst();
    }
}
