/** {@code POST /v1/predict}. */
package io.trimodal.function.predict;
