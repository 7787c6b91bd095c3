package io.trimodal.modeling.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/** The floating-point type of an emitted graph. Models are served in float32; constants are folded in float64. */
public enum ElementType {
    FLOAT(DataType.FLOAT, Float.BYTES),
    DOUBLE(DataType.DOUBLE, Double.BYTES);

    private final DataType dataType;
    private final int bytes;

    ElementType(DataType dataType, int bytes) {
        this.dataType = dataType;
        this.bytes = bytes;
    }

    int onnx() {
        return dataType.getNumber();
    }

    int bytes() {
        return bytes;
    }
}
