/** The Open Inference Protocol over REST: server, models and errors under {@code /v2}. */
package io.trimodal.server.oip;
