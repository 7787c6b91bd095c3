package io.trimodal.runtime;

/** A run that the inference engine broke off: inputs of a wrong name or shape, or no memory. */
public final class GraphRunException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public GraphRunException(String graph, Throwable cause) {
        super("running " + graph + " failed: " + cause.getMessage(), cause);
    }
}
