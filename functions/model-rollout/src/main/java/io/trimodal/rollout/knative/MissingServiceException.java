package io.trimodal.rollout.knative;

/** A Knative Service that is not there. */
public final class MissingServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingServiceException(String name) {
        super("there is no Knative Service " + name);
    }
}
