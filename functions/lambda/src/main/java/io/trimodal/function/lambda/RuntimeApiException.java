package io.trimodal.function.lambda;

/** Lambda's Runtime API cannot be reached, or has nothing more for this process, which has no reason to go on. */
final class RuntimeApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RuntimeApiException(String message) {
        super(message);
    }

    RuntimeApiException(String message, Throwable cause) {
        super(message, cause);
    }
}
