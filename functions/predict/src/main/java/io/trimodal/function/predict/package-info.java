/** {@code POST /v1/predict} and the descriptions of the models that answer it. */
package io.trimodal.function.predict;
