/** {@code POST /v1/robustness-check}: how far an answer holds when part of the input is missing. */
package io.trimodal.function.robustness;
