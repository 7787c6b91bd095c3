package io.trimodal.runtime;

/** The graph was closed before the run began: its model was unloaded. Acquire the model again. */
public final class GraphClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public GraphClosedException(String graph) {
        super("graph " + graph + " is closed");
    }
}
