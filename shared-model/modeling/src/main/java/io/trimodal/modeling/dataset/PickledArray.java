package io.trimodal.modeling.dataset;

/** An array of a pickle: made empty, then given its state. */
final class PickledArray {
    private State state;

    /** @param data bytes in the file, as {@link PickledBytes}, or the elements' list where they are Python objects */
    record State(int[] shape, PickledType type, boolean fortranOrder, Object data) {}

    void fill(State filled) {
        state = filled;
    }

    /** Null until the pickle gives one; a damaged pickle never does. */
    State state() {
        return state;
    }
}
