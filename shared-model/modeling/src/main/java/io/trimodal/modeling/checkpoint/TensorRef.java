package io.trimodal.modeling.checkpoint;

/**
 * A view of a storage, not read yet. Every index that it implies lies within the storage, and it has no more elements
 * than the storage (so no broadcast view can ask for more memory than the file has data).
 *
 * @param offset first element, counted in elements of the storage
 * @param shape sizes, possibly none (a scalar) or zero
 * @param stride steps in elements, one per size, none negative
 */
record TensorRef(StorageRef storage, long offset, int[] shape, long[] stride) {
    private static final int MOST_DIMENSIONS = 16;

    /** @throws IllegalArgumentException with a message whose subject is the tensor */
    TensorRef {
        if (shape.length != stride.length || shape.length > MOST_DIMENSIONS) {
            throw new IllegalArgumentException(shape.length + " sizes and " + stride.length + " strides");
        }
        if (offset < 0) {
            throw new IllegalArgumentException("a negative offset");
        }
        long last = offset;
        int count = 1;
        try {
            for (int i = 0; i < shape.length; i++) {
                if (shape[i] < 0 || stride[i] < 0) {
                    throw new IllegalArgumentException("a negative size or stride");
                }
                count = Math.multiplyExact(count, shape[i]);
                last = Math.addExact(last, Math.multiplyExact(Math.max(0L, shape[i] - 1L), stride[i]));
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("more elements than fit into an array", e);
        }
        if (count > 0 && last >= storage.elements()) {
            throw new IllegalArgumentException(
                    "its last element at " + last + " of a storage of " + storage.elements() + " elements");
        }
        if (count > storage.elements()) {
            throw new IllegalArgumentException(
                    count + " elements as a view of a storage of " + storage.elements() + " elements");
        }
    }

    int elements() {
        int count = 1;
        for (int size : shape) {
            count *= size;
        }
        return count;
    }

    /** Whether the elements are the whole storage in its own order. */
    boolean isWholeStorage() {
        if (elements() != storage.elements()) {
            return false;
        }
        long expected = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            // a stride over a single row is never stepped and may be anything
            if (shape[i] != 1 && stride[i] != expected) {
                return false;
            }
            expected *= shape[i];
        }
        return true;
    }

    /** The elements in row-major order, as indices into the storage. */
    int[] storageIndices() {
        int[] indices = new int[elements()];
        int[] position = new int[shape.length];
        long at = offset;
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (int) at;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                at += stride[axis];
                if (++position[axis] < shape[axis]) {
                    break;
                }
                at -= stride[axis] * shape[axis];
                position[axis] = 0;
            }
        }
        return indices;
    }
}
