package io.trimodal.function.model;

/** A score was asked for before the models were loaded, or after they were closed. */
public final class NotReadyException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public NotReadyException(String message) {
        super(message);
    }
}
