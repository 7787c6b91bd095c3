package io.trimodal.modeling.tflite;

import io.trimodal.modeling.parameter.Weights;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Elements of constant tensors: float32, float16 (widened exactly) and int32. */
final class TfliteConstants {
    private TfliteConstants() {}

    /** @throws InvalidTfliteException naming the tensor */
    static Weights floats(String file, TfliteTensor tensor) {
        ByteBuffer content = tensor.content();
        int width = switch (tensor.type()) {
            case TfliteTensor.FLOAT32 -> Float.BYTES;
            case TfliteTensor.FLOAT16 -> Short.BYTES;
            default -> throw wrong(file, tensor, "has elements of type " + tensor.type() + ", not float32 or float16");
        };
        float[] values = new float[elements(file, tensor, width)];
        for (int i = 0; i < values.length; i++) {
            values[i] = width == Float.BYTES
                    ? content.getFloat(i * width)
                    : Float.float16ToFloat(content.getShort(i * width));
        }
        return new Weights(tensor.shape(), values);
    }

    /** @throws InvalidTfliteException naming the tensor */
    static int[] integers(String file, TfliteTensor tensor) {
        if (tensor.type() != TfliteTensor.INT32) {
            throw wrong(file, tensor, "has elements of type " + tensor.type() + ", not int32");
        }
        int[] values = new int[elements(file, tensor, Integer.BYTES)];
        Arrays.setAll(values, i -> tensor.content().getInt(i * Integer.BYTES));
        return values;
    }

    private static int elements(String file, TfliteTensor tensor, int width) {
        if (tensor.elements() * width != tensor.content().limit()) {
            throw wrong(
                    file,
                    tensor,
                    "of shape " + Arrays.toString(tensor.shape()) + " has "
                            + tensor.content().limit() + " bytes");
        }
        return (int) tensor.elements();
    }

    private static InvalidTfliteException wrong(String file, TfliteTensor tensor, String reason) {
        return new InvalidTfliteException(file, "is damaged: tensor " + tensor.name() + " " + reason);
    }
}
