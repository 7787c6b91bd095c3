/**
 * The symbolic tensor language: values with shapes, about twenty-five operators, named parameters, and reverse-mode
 * differentiation over them. The models are written once in it ({@code io.trimodal.modeling.architecture}); serving
 * graphs, gradient graphs and the training step are all emitted from that one definition
 * ({@code io.trimodal.modeling.onnx}). Frameworks with a tensor language (DJL, TensorFlow) run their own engines and do
 * not write ONNX graphs from Java, which is what is served.
 */
package io.trimodal.modeling.tensor;
