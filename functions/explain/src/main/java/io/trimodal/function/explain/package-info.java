/** {@code POST /v1/explain}: why an utterance was scored as it was. */
package io.trimodal.function.explain;
