package io.trimodal.predict;

/** The model gave a score that is no number: its features are far beyond anything it was trained on. */
public final class NonFiniteScoreException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public NonFiniteScoreException(String utterance, float score) {
        super("the score of utterance " + utterance + " is " + score
                + "; its features are far beyond anything that the model was trained on");
    }
}
