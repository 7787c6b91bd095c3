package io.trimodal.modeling.evaluate;

import io.trimodal.feature.Modality;

/** A data set has other features of a modality than a model takes. */
public final class OtherFeaturesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Modality modality;

    OtherFeaturesException(Modality modality, String message) {
        super(message);
        this.modality = modality;
    }

    /** Of what; without it the model can be evaluated. */
    public Modality modality() {
        return modality;
    }
}
