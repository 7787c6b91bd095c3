/** The Open Inference Protocol: server, models and errors under {@code /v2}, and what its functions share. */
package io.trimodal.function.oip;
