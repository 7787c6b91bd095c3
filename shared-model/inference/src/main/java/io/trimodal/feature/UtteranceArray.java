package io.trimodal.feature;

import java.util.List;

/**
 * What an array of an archive with utterances is, and the names by which it is known: this project's, then those of
 * MMSA and of CMU's feature files.
 */
public enum UtteranceArray {
    /** Ids, attention mask and segments of word pieces. */
    TOKENS("text_bert"),
    LANGUAGE("language", "text"),
    /** What was said, as strings. */
    WORDS("raw_text", "text"),
    AUDIO("audio", "acoustic"),
    VISION("vision", "visual", "video"),
    /** How many frames are not padding. */
    LANGUAGE_LENGTHS("language_lengths", "text_lengths"),
    AUDIO_LENGTHS("audio_lengths", "acoustic_lengths"),
    VISION_LENGTHS("vision_lengths", "visual_lengths", "video_lengths"),
    IDS("id", "ids");

    private final List<String> names;

    UtteranceArray(String... names) {
        this.names = List.of(names);
    }

    /** The features of a modality. */
    public static UtteranceArray of(Modality modality) {
        return switch (modality) {
            case LANGUAGE -> LANGUAGE;
            case AUDIO -> AUDIO;
            case VISION -> VISION;
        };
    }

    public static UtteranceArray lengthsOf(Modality modality) {
        return switch (modality) {
            case LANGUAGE -> LANGUAGE_LENGTHS;
            case AUDIO -> AUDIO_LENGTHS;
            case VISION -> VISION_LENGTHS;
        };
    }

    /** The usual one first. */
    public List<String> names() {
        return names;
    }
}
