package io.trimodal.rollout.knative;

/**
 * How far a revision is.
 *
 * @param message for people
 */
public record Readiness(State state, String message) {
    /** Failing may pass: while no node with a GPU is there, a revision counts as failing, too. */
    public enum State {
        READY,
        UNKNOWN,
        FAILING
    }
}
