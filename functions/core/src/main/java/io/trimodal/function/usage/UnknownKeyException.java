package io.trimodal.function.usage;

/** A call with an API key that is none, or none any more: answered with 403. */
public final class UnknownKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownKeyException() {
        super("the API key is unknown or revoked");
    }
}
