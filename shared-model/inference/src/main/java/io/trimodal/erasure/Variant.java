package io.trimodal.erasure;

import io.trimodal.corruption.KeepMask;

/** What a copy of an utterance has of one modality. */
public sealed interface Variant {
    /** All that was given. */
    record Whole() implements Variant {}

    /** @param mask says what is left; erases at least one position */
    record Masked(KeepMask mask) implements Variant {}

    /** Nothing, as if it had never been given. */
    record Absent() implements Variant {}

    Variant WHOLE = new Whole();

    Variant ABSENT = new Absent();

    /** One variant for all masks that erase nothing, so that it is embedded once. */
    static Variant of(KeepMask mask) {
        return mask.isWhole() ? WHOLE : new Masked(mask);
    }
}
