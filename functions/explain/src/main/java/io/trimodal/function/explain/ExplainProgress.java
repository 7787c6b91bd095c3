package io.trimodal.function.explain;

/** Told how far a call is. */
@FunctionalInterface
public interface ExplainProgress {
    /** Nobody looks. */
    ExplainProgress NONE = (_, _) -> {};

    /** @param done utterances or segments that are explained, of {@code total} */
    void explained(int done, int total);
}
