package io.trimodal.function.usage;

/** A call without the API key that it needs: answered with 401. */
public final class MissingKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MissingKeyException() {
        super("send your API key in the header " + KeyIdentity.HEADER + ", or as a bearer token");
    }
}
