package io.trimodal.function.oip.tensor;

import java.util.Arrays;
import java.util.Optional;

/**
 * The protocol's datatypes.
 *
 * @see <a href="https://github.com/kserve/open-inference-protocol">Open Inference Protocol</a>
 */
public enum Datatype {
    BOOL(Kind.INTEGERS, 1),
    UINT8(Kind.INTEGERS, 1),
    UINT16(Kind.INTEGERS, 2),
    UINT32(Kind.INTEGERS, 4),
    UINT64(Kind.INTEGERS, 8),
    INT8(Kind.INTEGERS, 1),
    INT16(Kind.INTEGERS, 2),
    INT32(Kind.INTEGERS, 4),
    INT64(Kind.INTEGERS, 8),
    FP16(Kind.FLOATS, 2),
    BF16(Kind.FLOATS, 2),
    FP32(Kind.FLOATS, 4),
    FP64(Kind.FLOATS, 8),
    BYTES(Kind.TEXTS, 0);

    private final Kind kind;
    private final int size;

    Datatype(Kind kind, int size) {
        this.kind = kind;
        this.size = size;
    }

    /** What elements become here. */
    public enum Kind {
        /** {@link TensorValues.Integers}, or of UINT8 {@link TensorValues.Octets}. */
        INTEGERS,
        /** {@link TensorValues.Floats}. */
        FLOATS,
        /** {@link TensorValues.Texts}. */
        TEXTS
    }

    public Kind kind() {
        return kind;
    }

    /** Bytes of an element; 0 where elements differ. */
    public int size() {
        return size;
    }

    /** Whether JSON has a form for it: it has none for the 16-bit floats. */
    public boolean isInJson() {
        return this != FP16 && this != BF16;
    }

    /** By its name, upper case. */
    public static Optional<Datatype> of(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }
}
