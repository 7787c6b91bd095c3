package io.trimodal.modeling.tensor;

/** Operands whose shapes do not fit an operator: a mistake in a model definition or in its configuration. */
public final class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public ShapeException(String message) {
        super(message);
    }
}
