package io.trimodal.runtime;

/** A file that is no model that the inference engine can load. */
public final class InvalidGraphException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String graph;

    public InvalidGraphException(String graph, String reason) {
        super("cannot load " + graph + ": " + reason);
        this.graph = graph;
    }

    public InvalidGraphException(String graph, String reason, Throwable cause) {
        super("cannot load " + graph + ": " + reason, cause);
        this.graph = graph;
    }

    /** File name or name of the model. */
    public String graph() {
        return graph;
    }
}
