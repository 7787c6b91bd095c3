package io.trimodal.function.oip.tensor;

import java.util.List;

/**
 * Elements of a tensor, row-major and flattened. The arrays are not copied: whoever builds one hands the array over.
 */
public sealed interface TensorValues {
    /** Of the floating-point datatypes; may hold NaN and infinities, as the protocol's may. */
    record Floats(float[] values) implements TensorValues {}

    /** Of the integer datatypes, and 1 and 0 of BOOL. */
    record Integers(long[] values) implements TensorValues {}

    /** Of UINT8, of which pictures have many. */
    record Octets(byte[] values) implements TensorValues {}

    /** Of BYTES, which are UTF-8 here. */
    record Texts(List<String> values) implements TensorValues {}

    /** How many there are. */
    default int count() {
        return switch (this) {
            case Floats(float[] values) -> values.length;
            case Integers(long[] values) -> values.length;
            case Octets(byte[] values) -> values.length;
            case Texts(List<String> values) -> values.size();
        };
    }

    /** Those of an integer datatype. */
    default long[] integers() {
        return switch (this) {
            case Integers(long[] values) -> values;
            case Octets(byte[] values) -> {
                long[] wide = new long[values.length];
                for (int i = 0; i < wide.length; i++) {
                    wide[i] = Byte.toUnsignedLong(values[i]);
                }
                yield wide;
            }
            case Floats _, Texts _ -> throw new IllegalStateException("no integers");
        };
    }
}
