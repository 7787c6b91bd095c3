package io.trimodal.modeling.bert;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.trimodal.modeling.parameter.Weights;
import java.util.List;
import java.util.Map;

/** A weight as ONNX Runtime's quantiser stores it: 8-bit numbers, and a scale and a zero for all or for each column. */
final class QuantizedTensor {
    static final String NUMBERS = "_quantized";
    static final String SCALE = "_scale";
    private static final String ZERO = "_zero_point";
    private static final int BYTE = 0xff;

    private QuantizedTensor() {}

    /** The name of what was quantised. */
    static String base(String numbers) {
        return numbers.substring(0, numbers.length() - NUMBERS.length());
    }

    /** (number - zero) * scale. @param constants by name */
    static Weights weights(String base, Map<String, TensorProto> constants) {
        TensorProto numbers = constants.get(base + NUMBERS);
        float[] scales = floats(constants.get(base + SCALE).getFloatDataList());
        float[] zeros = whole(constants.get(base + ZERO));
        int[] shape = numbers.getDimsList().stream().mapToInt(Math::toIntExact).toArray();
        float[] values = whole(numbers);
        for (int i = 0; i < values.length; i++) {
            int column = scales.length == 1 ? 0 : i % scales.length;
            values[i] = (values[i] - zeros[zeros.length == 1 ? 0 : column]) * scales[column];
        }
        return new Weights(shape, values);
    }

    private static float[] whole(TensorProto tensor) {
        if (tensor.getInt32DataCount() > 0) {
            return floats(tensor.getInt32DataList());
        }
        boolean signed = tensor.getDataType() == TensorProto.DataType.INT8.getNumber();
        byte[] bytes = tensor.getRawData().toByteArray();
        float[] values = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = signed ? bytes[i] : bytes[i] & BYTE;
        }
        return values;
    }

    private static float[] floats(List<? extends Number> numbers) {
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i).floatValue();
        }
        return values;
    }
}
