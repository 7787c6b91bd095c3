package io.trimodal.predict;

/**
 * What became of one modality.
 *
 * @param presence whether it was used whole, cut, or absent, which is also what a model passes over as it has learned
 *     none
 * @param given frames or tokens that the caller gave
 * @param used frames or tokens that the model saw, padding not counted; 0 if absent
 */
public record ModalityUse(Presence presence, int given, int used) {
    /** Fate of a modality's frames. */
    public enum Presence {
        PRESENT,
        TRUNCATED,
        ABSENT
    }
}
