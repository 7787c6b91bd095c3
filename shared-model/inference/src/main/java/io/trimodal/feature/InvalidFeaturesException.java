package io.trimodal.feature;

/**
 * Features that no model could take: empty, ragged, or not finite. The message completes a sentence whose subject is
 * the field ("audio.features " + message), and names the position where there is one.
 */
public final class InvalidFeaturesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidFeaturesException(String message) {
        super(message);
    }
}
