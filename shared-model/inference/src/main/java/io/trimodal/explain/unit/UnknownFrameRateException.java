package io.trimodal.explain.unit;

import io.trimodal.feature.Modality;

/** An explanation in seconds was asked for, and nobody said how many frames a second has. */
public final class UnknownFrameRateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Modality modality;

    public UnknownFrameRateException(Modality modality) {
        super(modality.key() + " has no frame rate, neither with its features nor in the model's contract");
        this.modality = modality;
    }

    public Modality modality() {
        return modality;
    }
}
