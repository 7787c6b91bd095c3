package io.trimodal.modeling.tflite;

import java.util.List;

/** What slides over a picture: size, steps and gaps, vertically and horizontally. */
record Window(int height, int width, int strideY, int strideX, int dilationY, int dilationX) {
    List<Integer> size() {
        return List.of(height, width);
    }

    List<Integer> strides() {
        return List.of(strideY, strideX);
    }

    List<Integer> dilations() {
        return List.of(dilationY, dilationX);
    }

    /**
     * TensorFlow's padding SAME, in the order of ONNX's pads: the odd one goes to the bottom and to the right.
     *
     * @param rows of the picture
     * @param columns of the picture
     */
    List<Integer> same(int rows, int columns) {
        int vertical = missing(rows, height, strideY, dilationY);
        int horizontal = missing(columns, width, strideX, dilationX);
        return List.of(vertical / 2, horizontal / 2, vertical - vertical / 2, horizontal - horizontal / 2);
    }

    private static int missing(int length, int size, int stride, int dilation) {
        int steps = Math.ceilDiv(length, Math.max(1, stride));
        return Math.max(0, (steps - 1) * stride + (size - 1) * dilation + 1 - length);
    }
}
