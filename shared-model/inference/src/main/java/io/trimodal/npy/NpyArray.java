package io.trimodal.npy;

import java.util.Arrays;

/**
 * One NumPy array: shape (empty for a scalar) and elements in row-major order, in the narrowest Java type that holds
 * them exactly. The arrays are not copied.
 */
public sealed interface NpyArray {
    int[] shape();

    /** float16 and float32. */
    record Floats(int[] shape, float[] values) implements NpyArray {}

    /** float64. */
    record Doubles(int[] shape, double[] values) implements NpyArray {}

    /** Integers of any width and sign. */
    record Integers(int[] shape, long[] values) implements NpyArray {}

    record Booleans(int[] shape, boolean[] values) implements NpyArray {}

    /** Unicode and byte strings (as UTF-8), without the zeros that pad them. */
    record Strings(int[] shape, String[] values) implements NpyArray {}

    /** What the elements are, for messages. */
    default String kind() {
        return switch (this) {
            case Floats _ -> "float32";
            case Doubles _ -> "float64";
            case Integers _ -> "integers";
            case Booleans _ -> "booleans";
            case Strings _ -> "strings";
        };
    }

    /**
     * The numbers as float32, rounded where they are wider; the published loaders cast the same way.
     *
     * @throws ClassCastException for strings and booleans
     */
    default float[] floats() {
        return switch (this) {
            case Floats(var _, var values) -> values;
            case Doubles(var _, var values) -> {
                float[] rounded = new float[values.length];
                for (int i = 0; i < rounded.length; i++) {
                    rounded[i] = (float) values[i];
                }
                yield rounded;
            }
            case Integers(var _, var values) -> {
                float[] rounded = new float[values.length];
                for (int i = 0; i < rounded.length; i++) {
                    rounded[i] = values[i];
                }
                yield rounded;
            }
            case Booleans _, Strings _ -> throw new ClassCastException("an array of " + kind() + " has no numbers");
        };
    }

    /** The numbers as float64, exactly but for integers beyond 2^53. @throws ClassCastException as {@link #floats} */
    default double[] doubles() {
        return switch (this) {
            case Floats(var _, var values) -> {
                double[] wide = new double[values.length];
                Arrays.setAll(wide, i -> values[i]);
                yield wide;
            }
            case Doubles(var _, var values) -> values;
            case Integers(var _, var values) ->
                Arrays.stream(values).asDoubleStream().toArray();
            case Booleans _, Strings _ -> throw new ClassCastException("an array of " + kind() + " has no numbers");
        };
    }
}
