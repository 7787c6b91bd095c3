package io.trimodal.feature;

import java.util.List;
import java.util.stream.Stream;

/**
 * The unit that is scored: one segment of speech with up to three modalities.
 *
 * @param id the caller's name for it; echoed in the answer
 * @param audio {@link Features} or {@link Absent}
 * @param notes what was changed in reading it, for the answer; may be empty
 */
public record Utterance(String id, LanguageInput language, FramesInput audio, FramesInput vision, List<String> notes) {
    /** As the caller gave it, word for word. */
    public Utterance(String id, LanguageInput language, FramesInput audio, FramesInput vision) {
        this(id, language, audio, vision, List.of());
    }

    public Utterance {
        if (audio instanceof OpenFaceTable) {
            throw new InvalidFeaturesException("audio takes features, not OpenFace's table");
        }
        if (language instanceof Absent && audio instanceof Absent && vision instanceof Absent) {
            throw new InvalidFeaturesException("has no modality at all; give text, language, audio or vision");
        }
        notes = List.copyOf(notes);
    }

    public ModalityInput input(Modality modality) {
        return switch (modality) {
            case LANGUAGE -> language;
            case AUDIO -> audio;
            case VISION -> vision;
        };
    }

    /** The same with further notes. */
    public Utterance with(List<String> further) {
        return new Utterance(
                id,
                language,
                audio,
                vision,
                Stream.concat(notes.stream(), further.stream()).toList());
    }
}
