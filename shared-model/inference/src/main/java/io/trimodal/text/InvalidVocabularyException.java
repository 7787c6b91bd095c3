package io.trimodal.text;

/** A {@code vocab.txt} that is no WordPiece vocabulary. */
public final class InvalidVocabularyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidVocabularyException(String reason) {
        super("vocab.txt: " + reason);
    }
}
