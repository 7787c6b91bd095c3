package io.trimodal.modeling.data;

/** An input file that holds no utterances in a form that is known; the message names the utterance and field. */
public final class InvalidUtterancesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidUtterancesException(String source, String reason) {
        super(source + ": " + reason);
    }
}
