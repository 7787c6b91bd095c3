/** Training: loss and gradients from ONNX Runtime through the gradient graphs, AdamW and schedule in Java. */
package io.trimodal.modeling.train;
