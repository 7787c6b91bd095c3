/** {@code POST /v1/predict}, and inference in the Open Inference Protocol. */
package io.trimodal.function.predict;
