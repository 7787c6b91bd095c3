package io.trimodal.modeling.tflite;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A tensor of the source.
 *
 * @param name as its authors called it
 * @param shape its dimensions; pictures are {@code [batch, height, width, channels]}
 * @param type number of its element type in the schema
 * @param content its elements, little-endian; empty where they are computed
 */
record TfliteTensor(String name, int[] shape, int type, ByteBuffer content) {
    static final int FLOAT32 = 0;
    static final int FLOAT16 = 1;
    static final int INT32 = 2;

    boolean isConstant() {
        return content.hasRemaining();
    }

    int rank() {
        return shape.length;
    }

    long elements() {
        return Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    }
}
