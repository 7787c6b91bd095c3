package io.trimodal.model;

/** There is no model repository where one should be; the message says where to look or what to set. */
public final class MissingRepositoryException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public MissingRepositoryException(String message) {
        super(message);
    }
}
