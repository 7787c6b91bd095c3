/** Inference in the Open Inference Protocol: from tensors to utterances, and from predictions to tensors. */
package io.trimodal.function.oip.infer;
