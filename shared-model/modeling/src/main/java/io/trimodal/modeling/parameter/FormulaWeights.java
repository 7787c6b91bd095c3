package io.trimodal.modeling.parameter;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Values computed from a tensor's name, so that this project and the published code can be compared without exchanging
 * weight files. With h the FNV-1a-64 hash of the name and z_i the splitmix64 finaliser of {@code h +
 * (i+1)·0x9E3779B97F4A7C15}, {@code u_i = (z_i >>> 40)·2^-24·2 − 1} in [-1, 1), and the value is {@code float32(centre
 * + spread·u_i)}:
 *
 * <ul>
 *   <li>rank 1, name ending in {@code weight} (layer norms): 1 ± 0.1; other rank 1 (biases): 0 ± 0.1
 *   <li>rank 2, {@code [out, in]}: 0 ± √(3/in)
 *   <li>rank 3 and more (tokens, positions, inputs): 0 ± 1
 * </ul>
 */
public final class FormulaWeights {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private FormulaWeights() {}

    public static Weights of(String name, int... shape) {
        boolean norm = shape.length == 1 && name.endsWith("weight");
        double centre = norm ? 1 : 0;
        double spread = switch (shape.length) {
            case 0, 1 -> 0.1;
            case 2 -> Math.sqrt(3.0 / shape[1]);
            default -> 1;
        };
        float[] values = new float[Weights.elements(shape)];
        long hash = hash(name);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (centre + spread * uniform(hash, i));
        }
        return new Weights(shape, values);
    }

    /** All parameters of the shapes given. */
    public static SequencedMap<String, Weights> all(Map<String, int[]> shapes) {
        SequencedMap<String, Weights> weights = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> weights.put(name, of(name, shape)));
        return weights;
    }

    /** u_i of a name's sequence, in [-1, 1). */
    public static double uniform(String name, int index) {
        return uniform(hash(name), index);
    }

    private static double uniform(long hash, int index) {
        long z = hash + (index + 1L) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 40) * 0x1p-24 * 2 - 1;
    }

    private static long hash(String name) {
        long hash = FNV_OFFSET;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return hash;
    }
}
