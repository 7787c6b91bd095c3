/** POST /v1/predict and the Open Inference Protocol. */
package io.trimodal.predict;
