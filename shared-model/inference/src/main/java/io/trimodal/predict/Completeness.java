package io.trimodal.predict;

/** LNLN's w: how intact the language modality looks, or that the architecture does not estimate it. */
public sealed interface Completeness {
    /** @param value in [0, 1] */
    record Estimated(float value) implements Completeness {}

    /** The architecture (ALMT) has no completeness output. */
    record NotEstimated() implements Completeness {}
}
