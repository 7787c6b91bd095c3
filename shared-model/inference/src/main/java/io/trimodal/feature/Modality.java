package io.trimodal.feature;

import java.util.Locale;

/**
 * A channel of an utterance. The order (language, audio, vision) is fixed: arrays indexed by {@link #ordinal()} rely on
 * it.
 */
public enum Modality {
    LANGUAGE,
    AUDIO,
    VISION;

    /** Lower-case name, as used in requests, manifests, file names and ONNX input names. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
