package io.trimodal.benchmark.model;

/** A graph does its matrix products in an operator that {@link MatrixFlops} does not know. */
public final class UncountedOperatorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UncountedOperatorException(String graph, String operator) {
        super("operations of " + graph + " are not counted: it holds " + operator);
    }
}
