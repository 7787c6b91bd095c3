package io.trimodal.rollout.health;

/** Metrics that cannot be read now; the message says where and why. */
public final class UnreadableMetricsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableMetricsException(String message) {
        super(message);
    }

    public UnreadableMetricsException(String message, Throwable cause) {
        super(message, cause);
    }
}
