package io.trimodal.explain.unit;

/** The model cannot be explained by the method asked for; the message says why. */
public final class UnsupportedExplanationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Method method;

    public UnsupportedExplanationException(Method method, String reason) {
        super(reason);
        this.method = method;
    }

    public Method method() {
        return method;
    }
}
