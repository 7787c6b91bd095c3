package io.trimodal.function.upload.event;

/** An event that is none of those that are known. The message completes a sentence about the event. */
public final class InvalidEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidEventException(String detail) {
        super(detail);
    }
}
