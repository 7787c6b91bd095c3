package io.trimodal.function.oip.tensor;

import io.trimodal.binary.MalformedTextException;
import io.trimodal.binary.TextBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the binary layout: elements one after the other in little-endian byte order, row-major, without padding; BOOL
 * as one byte; BYTES as a 4-byte unsigned length and that many bytes. It is the same in the binary tensor data
 * extension and in gRPC's raw contents.
 *
 * @see <a
 *     href="https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/protocol/extension_binary_data.html">Binary
 *     Tensor Data Extension</a>
 */
public final class BinaryReader {
    private static final int PREFIX = 4;

    private final String input;
    private final Datatype datatype;
    private final List<Long> shape;
    private final int count;

    /**
     * @param input name for errors
     * @throws io.trimodal.function.problem.MalformedRequestException if there is no such shape
     */
    public BinaryReader(String input, Datatype datatype, List<Long> shape) {
        this.input = input;
        this.datatype = datatype;
        this.shape = shape;
        this.count = Shapes.count(input, shape);
    }

    /**
     * @param source from its position to its limit, which is not moved
     * @throws io.trimodal.function.problem.MalformedRequestException if it is not what the shape takes, or the elements
     *     are none
     */
    public TensorValues read(ByteBuffer source) {
        ByteBuffer bytes = source.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (datatype.kind() == Datatype.Kind.TEXTS) {
            return new TensorValues.Texts(texts(bytes));
        }
        long needed = (long) count * datatype.size();
        if (bytes.remaining() != needed) {
            throw TensorErrors.malformed(
                    input,
                    "has " + bytes.remaining() + " bytes of binary data; " + datatype + " of shape " + shape + " takes "
                            + needed);
        }
        return switch (datatype) {
            case UINT8 -> {
                byte[] octets = new byte[count];
                bytes.get(octets);
                yield new TensorValues.Octets(octets);
            }
            case BOOL, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64 -> new TensorValues.Integers(integers(bytes));
            case FP16, BF16, FP32, FP64 -> new TensorValues.Floats(floats(bytes));
            case BYTES -> throw new AssertionError(datatype);
        };
    }

    private long[] integers(ByteBuffer bytes) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = integer(bytes);
            if (datatype == Datatype.UINT64 && values[i] < 0) {
                throw at(i, Long.toUnsignedString(values[i]) + ", which is beyond what any input takes");
            }
            if (datatype == Datatype.BOOL && values[i] > 1) {
                throw at(i, values[i] + "; a BOOL is one byte, 1 or 0");
            }
        }
        return values;
    }

    private long integer(ByteBuffer bytes) {
        return switch (datatype) {
            case BOOL, UINT8 -> Byte.toUnsignedLong(bytes.get());
            case UINT16 -> Short.toUnsignedLong(bytes.getShort());
            case UINT32 -> Integer.toUnsignedLong(bytes.getInt());
            case INT8 -> bytes.get();
            case INT16 -> bytes.getShort();
            case INT32 -> bytes.getInt();
            case UINT64, INT64 -> bytes.getLong();
            case FP16, BF16, FP32, FP64, BYTES -> throw new AssertionError(datatype);
        };
    }

    private float[] floats(ByteBuffer bytes) {
        float[] values = new float[count];
        switch (datatype) {
            case FP32 -> bytes.asFloatBuffer().get(values);
            case FP64 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = rounded(i, bytes.getDouble());
                }
            }
            case FP16 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = Float.float16ToFloat(bytes.getShort());
                }
            }
            case BF16 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = Float.intBitsToFloat(bytes.getShort() << 16); // the upper half of a float32
                }
            }
            case BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64, BYTES ->
                throw new AssertionError(datatype);
        }
        return values;
    }

    /** The nearest float32. @param index of the element, for the error if there is none */
    public float rounded(int index, double wide) {
        float value = (float) wide;
        if (Float.isInfinite(value) && !Double.isInfinite(wide)) {
            throw at(index, wide + ", which is beyond float32 (largest is 3.4028235e38)");
        }
        return value;
    }

    private List<String> texts(ByteBuffer bytes) {
        List<String> values = new ArrayList<>();
        while (bytes.hasRemaining()) {
            if (values.size() == count) {
                throw TensorErrors.malformed(
                        input,
                        "has " + bytes.remaining() + " bytes of binary data after the " + count + " of shape " + shape);
            }
            values.add(text(values.size(), bytes));
        }
        if (values.size() < count) {
            throw TensorErrors.malformed(
                    input, "has " + values.size() + " in its binary data; shape " + shape + " takes " + count);
        }
        return values;
    }

    private String text(int index, ByteBuffer bytes) {
        if (bytes.remaining() < PREFIX) {
            throw at(
                    index,
                    "without its length: " + bytes.remaining() + " bytes are left; BYTES begin with 4 bytes that give"
                            + " their number");
        }
        long length = Integer.toUnsignedLong(bytes.getInt());
        if (length > bytes.remaining()) {
            throw at(index, length + " bytes long by its prefix, but " + bytes.remaining() + " are left");
        }
        ByteBuffer element = bytes.slice(bytes.position(), (int) length);
        bytes.position(bytes.position() + (int) length);
        return utf8(index, element);
    }

    /** @param index of the element, for the error if it is not UTF-8 */
    public String utf8(int index, ByteBuffer element) {
        byte[] bytes = new byte[element.remaining()];
        element.duplicate().get(bytes);
        try {
            return TextBytes.decode(bytes, StandardCharsets.UTF_8);
        } catch (MalformedTextException e) {
            throw TensorErrors.malformed(input, e.getMessage() + " (at " + Shapes.indices(shape, index) + ")");
        }
    }

    private RuntimeException at(int index, String detail) {
        return TensorErrors.malformed(input, "is " + detail + " (at " + Shapes.indices(shape, index) + ")");
    }
}
