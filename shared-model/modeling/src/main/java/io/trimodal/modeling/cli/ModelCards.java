package io.trimodal.modeling.cli;

import io.trimodal.model.LabelScale;
import java.util.Locale;

/** What a manifest and {@code GET /v1/models} say of a model that was trained on sentences. */
final class ModelCards {
    private static final String WHAT = "Tells how positive or negative one spoken %s utterance is, on [%.0f, %.0f]. ";
    private static final String USE = "Intended use: opinions that somebody speaks or writes in %s, one sentence "
            + "or two at a time; research. Limits: 50 word pieces and 10 seconds, longer input is cut; irony, other "
            + "languages and other kinds of speech are untested; intervals hold for data like the training set's. Not "
            + "for decisions about people.";

    private final String language;
    private final LabelScale scale;

    /** @param languageCode ISO 639-1, of the sentences */
    ModelCards(String languageCode, LabelScale scale) {
        this.language = Locale.of(languageCode).getDisplayLanguage(Locale.ENGLISH);
        this.scale = scale;
    }

    /** @param incomplete whether words and frames were missing in training */
    String simulated(boolean incomplete) {
        return what() + "voice and face SIMULATED for each. Figures with audio or vision "
                + "say how well planted evidence is found, not how well real voices and faces are read. "
                + missing(incomplete)
                + use();
    }

    /** As {@link #simulated}. @param source of voices and faces, with their licences */
    String composed(boolean incomplete, String source) {
        return what() + "put together with a voice and a face of like valence that belong to others. " + source
                + " Actors exaggerate, and what is learnt from them says little about how people speak unprompted. "
                + missing(incomplete) + use();
    }

    private String what() {
        return String.format(Locale.ROOT, WHAT, language, scale.minimum(), scale.maximum())
                + "Data: real sentences and labels, as they are written, in natural spelling and as SIMULATED "
                + "transcripts of speech; ";
    }

    private String use() {
        return USE.formatted(language);
    }

    private static String missing(boolean incomplete) {
        return incomplete
                ? "Trained with words and frames missing at random, and on a share of utterances that lack one "
                        + "modality or two. "
                : "Trained on whole utterances, and on a share of them that lack one modality or two. ";
    }
}
