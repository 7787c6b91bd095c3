package io.trimodal.explain.shapley;

import io.trimodal.feature.Modality;

/** Two modalities, in their fixed order. */
public record ModalityPair(Modality first, Modality second) {
    public ModalityPair {
        if (first.compareTo(second) >= 0) {
            throw new IllegalArgumentException(first + " must come before " + second);
        }
    }
}
