package io.trimodal.npy;

/** Where each element of a stored array belongs in row-major order. */
final class Layout {
    private Layout() {}

    /** Visits every element once, with its row-major index and its index as stored. */
    static void forEach(NpyHeader header, Visitor visitor) {
        int[] shape = header.shape();
        int[] position = new int[shape.length];
        int[] stride = new int[shape.length];
        int step = 1;
        for (int i = 0; i < shape.length; i++) {
            int axis = header.fortranOrder() ? i : shape.length - 1 - i;
            stride[axis] = step;
            step *= shape[axis];
        }
        int count = header.elements();
        int stored = 0;
        for (int i = 0; i < count; i++) {
            visitor.visit(i, stored);
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                stored += stride[axis];
                if (++position[axis] < shape[axis]) {
                    break;
                }
                stored -= stride[axis] * shape[axis];
                position[axis] = 0;
            }
        }
    }

    @FunctionalInterface
    interface Visitor {
        void visit(int rowMajor, int stored);
    }
}
