/** From TensorFlow Lite's files to ONNX: a reader of the flatbuffer and a converter of the operators that are used. */
package io.trimodal.modeling.tflite;
