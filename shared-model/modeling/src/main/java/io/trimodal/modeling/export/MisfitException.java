package io.trimodal.modeling.export;

/** Weights that do not make up the model that they were said to be. */
public final class MisfitException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public MisfitException(String reason) {
        super(reason);
    }
}
