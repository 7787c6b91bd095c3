package io.trimodal.function.upload.store;

/** A store that cannot be reached, refuses or breaks off. Trying again may help. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
