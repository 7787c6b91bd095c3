/**
 * The symbolic tensor language: values with shapes, about twenty-five operators, named parameters, and reverse-mode
 * differentiation over them. The models are written once in it ({@code io.trimodal.modeling.architecture}); serving
 * graphs, gradient graphs and the training step are all emitted from that one definition
 * ({@code io.trimodal.modeling.onnx}).
 */
package io.trimodal.modeling.tensor;
