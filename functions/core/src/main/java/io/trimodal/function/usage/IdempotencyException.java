package io.trimodal.function.usage;

/** A call whose {@code Idempotency-Key} (or {@code X-Request-Id}) is not free for it: answered with 409 or 422. */
public final class IdempotencyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    IdempotencyException(Reason reason) {
        super(reason.message);
        this.reason = reason;
    }

    /** Why. */
    public enum Reason {
        /** An earlier attempt has no answer yet. */
        AT_WORK("a call with this Idempotency-Key (or X-Request-Id) is being worked on; try again when it is answered"),
        /** It was another request's. */
        REUSED("this Idempotency-Key was used for another request, with another path or body; take a new key"),
        /** It was repeated too often. */
        SPENT("a call with this Idempotency-Key (or X-Request-Id) was answered, and repeated " + Attempts.FREE
                + " times without being counted; take a new key");

        private final String message;

        Reason(String message) {
            this.message = message;
        }
    }

    public Reason reason() {
        return reason;
    }
}
