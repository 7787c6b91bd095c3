package io.trimodal.function.request;

import io.trimodal.function.clip.ClipAccount;

/** Where the utterances of a request come from. */
public sealed interface Origin {
    /** The caller gave them. */
    record Given() implements Origin {}

    /**
     * They are the segments of a recording.
     *
     * @param account of as many segments as there are utterances, in the same order
     */
    record Clip(ClipAccount account) implements Origin {}
}
