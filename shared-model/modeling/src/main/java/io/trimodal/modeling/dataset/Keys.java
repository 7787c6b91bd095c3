package io.trimodal.modeling.dataset;

import io.trimodal.feature.Modality;
import java.util.Set;

/** MMSA's keys that are used (MODEL-SPEC.md, section 5). */
final class Keys {
    static final String TEXT_BERT = "text_bert";
    static final String TEXT = "text";
    static final String RAW_TEXT = "raw_text";
    static final String LABELS = "regression_labels";
    /** Also taken. */
    static final String OTHER_LABELS = "labels";

    static final String ID = "id";

    static final Set<String> ALL = Set.of(
            TEXT_BERT,
            TEXT,
            RAW_TEXT,
            LABELS,
            OTHER_LABELS,
            ID,
            features(Modality.AUDIO),
            features(Modality.VISION),
            lengths(Modality.AUDIO),
            lengths(Modality.VISION));

    private Keys() {}

    static String features(Modality modality) {
        return switch (modality) {
            case LANGUAGE -> TEXT;
            case AUDIO -> "audio";
            case VISION -> "vision";
        };
    }

    static String lengths(Modality modality) {
        return features(modality) + "_lengths";
    }
}
