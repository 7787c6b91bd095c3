package io.trimodal.predict;

import io.trimodal.feature.Modality;

/** Input that is well-formed, but that the model asked for does not take. */
public sealed class ContractException extends IllegalArgumentException permits MalformedInputException {
    private static final long serialVersionUID = 1L;

    private final int utterance;
    private final Modality modality;

    public ContractException(int utterance, Modality modality, String reason) {
        super(reason);
        this.utterance = utterance;
        this.modality = modality;
    }

    /** Index of the utterance in its request. */
    public int utterance() {
        return utterance;
    }

    public Modality modality() {
        return modality;
    }
}
