package io.trimodal.rollout.step;

/** A Service that somebody else has changed or deleted during a roll-out. */
public final class SupersededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SupersededException(String message) {
        super(message);
    }
}
