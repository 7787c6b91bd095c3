package io.trimodal.predict;

import io.trimodal.feature.Modality;

/** Input that turned out to be broken only when it was clear what the model reads of it: another model may not help. */
public final class MalformedInputException extends ContractException {
    private static final long serialVersionUID = 1L;

    MalformedInputException(int utterance, Modality modality, String reason) {
        super(utterance, modality, reason);
    }
}
