package io.trimodal.modeling.parameter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Weights in the precision of float16, which need half the room in a file. */
public final class Halves {
    private Halves() {}

    /** Each number rounded to the nearest of float16. */
    public static SequencedMap<String, Weights> of(Map<String, Weights> weights) {
        SequencedMap<String, Weights> rounded = new LinkedHashMap<>();
        weights.forEach((name, tensor) -> rounded.put(name, rounded(tensor)));
        return rounded;
    }

    private static Weights rounded(Weights tensor) {
        float[] values = new float[tensor.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = rounded(tensor.values()[i]);
        }
        return new Weights(tensor.shape(), values);
    }

    private static float rounded(float value) {
        return Float.float16ToFloat(Float.floatToFloat16(value));
    }

    /** Whether rounding changes none of the numbers. */
    public static boolean isExact(Weights tensor) {
        for (float value : tensor.values()) {
            if (rounded(value) != value) {
                return false;
            }
        }
        return true;
    }
}
