package io.trimodal.rollout.knative;

/** A Service that no roll-out can start on now; the message says what it waits for. */
public final class BusyServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BusyServiceException(String message) {
        super(message);
    }
}
