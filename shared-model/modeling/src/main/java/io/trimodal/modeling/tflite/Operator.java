package io.trimodal.modeling.tflite;

import java.util.Arrays;

/** The operators that are converted, with their numbers in the schema. */
enum Operator {
    ADD(0),
    CONCATENATION(2),
    CONV_2D(3),
    DEPTHWISE_CONV_2D(4),
    DEQUANTIZE(6),
    LOGISTIC(14),
    MAX_POOL_2D(17),
    MUL(18),
    RELU(19),
    RESHAPE(22),
    PAD(34),
    TRANSPOSE(39),
    MEAN(40),
    SUB(41),
    DIV(42),
    STRIDED_SLICE(45),
    PRELU(54),
    NEG(59),
    SUM(74),
    SQRT(75),
    RSQRT(76),
    SQUARED_DIFFERENCE(99);

    private final int code;

    Operator(int code) {
        this.code = code;
    }

    static Operator of(String file, int code) {
        return Arrays.stream(values())
                .filter(operator -> operator.code == code)
                .findFirst()
                .orElseThrow(() -> new InvalidTfliteException(
                        file,
                        "has an operator that is not converted: number " + code
                                + " of TensorFlow Lite's schema (BuiltinOperator)"));
    }
}
