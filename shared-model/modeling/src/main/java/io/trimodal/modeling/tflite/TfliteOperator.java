package io.trimodal.modeling.tflite;

/**
 * One step of the source.
 *
 * @param code number of the operator in the schema
 * @param inputs indices of tensors; -1 for one that is left out
 * @param outputs indices of tensors
 * @param options table of its settings, an empty one where it has none
 */
record TfliteOperator(int code, int[] inputs, int[] outputs, OperatorOptions options) {
    int output() {
        return outputs[0];
    }

    int input(int index) {
        return inputs[index];
    }

    boolean has(int index) {
        return index < inputs.length && inputs[index] >= 0;
    }
}
