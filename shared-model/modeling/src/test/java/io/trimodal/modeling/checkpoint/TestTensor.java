package io.trimodal.modeling.checkpoint;

/** One tensor as a pickle declares it, true or not. */
record TestTensor(String type, String key, long storageElements, long offset, long[] shape, long[] stride) {
    static TestTensor contiguous(String type, String key, long... shape) {
        long[] stride = new long[shape.length];
        long elements = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            stride[i] = elements;
            elements *= shape[i];
        }
        return new TestTensor(type, key, elements, 0, shape, stride);
    }
}
