package io.trimodal.feature;

import java.util.List;
import java.util.Optional;

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
    /** Frames a second, one number for all utterances. */
    AUDIO_RATE("audio_frame_rate"),
    VISION_RATE("vision_frame_rate"),
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

    /** Empty for language, whose rows have no rate. */
    public static Optional<UtteranceArray> rateOf(Modality modality) {
        return switch (modality) {
            case LANGUAGE -> Optional.empty();
            case AUDIO -> Optional.of(AUDIO_RATE);
            case VISION -> Optional.of(VISION_RATE);
        };
    }

    /** The usual one first. */
    public List<String> names() {
        return names;
    }
}
