package io.trimodal.modeling.encoded;

import io.trimodal.feature.Features;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A text's token features, kept in half precision: a training set is encoded in many wordings, which would not fit into
 * memory otherwise. What rounding takes away (a relative 5e-4) is far below what the int8 encoder itself leaves out.
 *
 * @param halves IEEE 754 binary16, row-major {@code [tokens, dims]}, big-endian
 */
public record EncodedText(int tokens, int dims, MemorySegment halves) implements FrameSource {
    static final ValueLayout.OfShort HALF = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(java.nio.ByteOrder.BIG_ENDIAN);

    /** As float32. */
    @Override
    public Features features() {
        float[] values = new float[tokens * dims];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.float16ToFloat(halves.getAtIndex(HALF, i));
        }
        return new Features(tokens, dims, values);
    }

    /** Rounds to half precision. */
    public static EncodedText of(Features features) {
        short[] halves = new short[features.values().length];
        MemorySegment segment = MemorySegment.ofArray(halves);
        for (int i = 0; i < halves.length; i++) {
            segment.setAtIndex(HALF, i, Float.floatToFloat16(features.values()[i]));
        }
        return new EncodedText(features.frames(), features.dims(), segment);
    }
}
