package io.trimodal.modeling.cli;

/** What a manifest and {@code GET /v1/models} say of a model that was trained on sentences. */
final class ModelCards {
    private static final String WHAT = "Tells how positive or negative one spoken English utterance is, on [-3, 3]. ";
    private static final String USE = "Intended use: opinions that somebody speaks or writes in English, one sentence "
            + "or two at a time; research. Limits: 50 word pieces and 10 seconds, longer input is cut; irony, other "
            + "languages and other kinds of speech are untested; intervals hold for data like the training set's. Not "
            + "for decisions about people.";

    private ModelCards() {}

    /** @param incomplete whether words and frames were missing in training */
    static String simulated(boolean incomplete) {
        return WHAT + "Data: real sentences and labels (written opinions), as they are, in natural spelling and as "
                + "SIMULATED transcripts of speech; voice and face SIMULATED for each. Figures with audio or vision "
                + "say how well planted evidence is found, not how well real voices and faces are read. "
                + missing(incomplete)
                + USE;
    }

    /** As {@link #simulated}. @param source of voices and faces, with their licences */
    static String composed(boolean incomplete, String source) {
        return WHAT + "Data: real sentences and labels (written opinions), as they are, in natural spelling and as "
                + "SIMULATED transcripts of speech, put together with a voice and a face of like valence that belong "
                + "to others. " + source + " Actors exaggerate, and what is learnt from them says little about how "
                + "people speak unprompted. " + missing(incomplete) + USE;
    }

    private static String missing(boolean incomplete) {
        return incomplete
                ? "Trained with words and frames missing at random, and on a share of utterances that lack one "
                        + "modality or two. "
                : "Trained on whole utterances, and on a share of them that lack one modality or two. ";
    }
}
