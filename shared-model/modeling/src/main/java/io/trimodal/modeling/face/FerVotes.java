package io.trimodal.modeling.face;

/**
 * What ten people saw in a picture of FER+: neutral, happiness, surprise, sadness, anger, disgust, fear, contempt,
 * unknown, no face.
 *
 * @param votes {@code [10]}
 */
record FerVotes(long[] votes) {
    static final int CLASSES = 10;
    private static final double[] VALENCE = {0, 1, 0.2, -0.8, -0.8, -0.8, -0.7, -0.5};

    /** Mean over the votes for an emotion; 0 where there are none. */
    float valence() {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < VALENCE.length; i++) {
            sum += VALENCE[i] * votes[i];
            count += votes[i];
        }
        return count == 0 ? 0 : (float) (sum / count);
    }

    /** Share of the votes for an emotion that are for neutral. */
    float neutral() {
        long count = 0;
        for (int i = 0; i < VALENCE.length; i++) {
            count += votes[i];
        }
        return count == 0 ? 0 : (float) votes[0] / count;
    }

    /** Whether most people saw a face that shows something known. */
    boolean isKnown() {
        return votes[8] + votes[9] < 5;
    }
}
