/** From values of the tensor language to ONNX models: emission, constant folding, evaluation in ONNX Runtime. */
package io.trimodal.modeling.onnx;
