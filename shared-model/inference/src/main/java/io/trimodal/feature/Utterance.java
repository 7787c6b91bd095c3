package io.trimodal.feature;

/**
 * The unit that is scored: one segment of speech with up to three modalities.
 *
 * @param id the caller's name for it; echoed in the answer
 * @param language {@link Text}, {@link Features}, {@link TokenIds} or {@link Absent}
 * @param audio {@link Features} or {@link Absent}
 * @param vision {@link Features}, {@link OpenFaceTable} or {@link Absent}
 */
public record Utterance(String id, ModalityInput language, ModalityInput audio, ModalityInput vision) {
    public Utterance {
        if (language instanceof OpenFaceTable) {
            throw new InvalidFeaturesException("language takes text, token ids or features, not OpenFace's table");
        }
        requireFeatures(Modality.AUDIO, audio);
        requireFeatures(Modality.VISION, vision);
        if (language instanceof Absent && audio instanceof Absent && vision instanceof Absent) {
            throw new InvalidFeaturesException("has no modality at all; give text, language, audio or vision");
        }
    }

    public ModalityInput input(Modality modality) {
        return switch (modality) {
            case LANGUAGE -> language;
            case AUDIO -> audio;
            case VISION -> vision;
        };
    }

    private static void requireFeatures(Modality modality, ModalityInput input) {
        switch (input) {
            case Features _, Absent _ -> {}
            case OpenFaceTable _ -> {
                if (modality != Modality.VISION) {
                    throw new InvalidFeaturesException(modality.key() + " takes features, not OpenFace's table");
                }
            }
            case Text _, TokenIds _ ->
                throw new InvalidFeaturesException(modality.key() + " takes features, not text or token ids");
        }
    }
}
