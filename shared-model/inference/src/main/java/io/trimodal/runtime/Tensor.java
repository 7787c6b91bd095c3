package io.trimodal.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * A dense array with its shape, row-major, in a direct buffer of native byte order (so that ONNX Runtime reads it in
 * place). The buffer's position is 0 and its limit the number of elements.
 */
public sealed interface Tensor {
    long[] shape();

    /** float32 elements. */
    record Floats(long[] shape, FloatBuffer values) implements Tensor {
        public Floats {
            check(shape, values.remaining());
        }
    }

    /** float64 elements; only exact evaluation of constants uses them. */
    record Doubles(long[] shape, DoubleBuffer values) implements Tensor {
        public Doubles {
            check(shape, values.remaining());
        }
    }

    /** int64 elements: token ids and masks. */
    record Longs(long[] shape, LongBuffer values) implements Tensor {
        public Longs {
            check(shape, values.remaining());
        }
    }

    /** A new zero-filled float32 tensor. */
    static Floats floats(long... shape) {
        return new Floats(shape, direct(shape, Float.BYTES).asFloatBuffer());
    }

    /** A new zero-filled float64 tensor. */
    static Doubles doubles(long... shape) {
        return new Doubles(shape, direct(shape, Double.BYTES).asDoubleBuffer());
    }

    /** A new zero-filled int64 tensor. */
    static Longs longs(long... shape) {
        return new Longs(shape, direct(shape, Long.BYTES).asLongBuffer());
    }

    /** A copy of {@code values} as a float32 tensor. */
    static Floats of(long[] shape, float[] values) {
        Floats tensor = floats(shape);
        check(shape, values.length);
        tensor.values().put(0, values);
        return tensor;
    }

    static long elements(long[] shape) {
        long count = 1;
        for (long dim : shape) {
            count = Math.multiplyExact(count, dim);
        }
        return count;
    }

    private static ByteBuffer direct(long[] shape, int width) {
        return ByteBuffer.allocateDirect(Math.toIntExact(Math.multiplyExact(elements(shape), (long) width)))
                .order(ByteOrder.nativeOrder());
    }

    private static void check(long[] shape, int count) {
        if (elements(shape) != count) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " does not hold " + count + " elements");
        }
    }
}
