/**
 * Tensors as the Open Inference Protocol writes them: in JSON, and in the binary layout that gRPC's raw contents share.
 */
package io.trimodal.function.oip.tensor;
