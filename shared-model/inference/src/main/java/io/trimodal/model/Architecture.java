package io.trimodal.model;

import java.util.Locale;

/** The two published models. */
public enum Architecture {
    /** Adaptive Language-guided Multimodal Transformer, arXiv 2310.05804. */
    ALMT,
    /** Language-dominated Noise-resistant Learning Network, arXiv 2409.20012. */
    LNLN;

    /** Lower-case name, as in manifests and on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming what was expected */
    public static Architecture of(String key) {
        for (Architecture value : values()) {
            if (value.key().equals(key)) {
                return value;
            }
        }
        throw new IllegalArgumentException("architecture must be almt or lnln, not '" + key + "'");
    }
}
