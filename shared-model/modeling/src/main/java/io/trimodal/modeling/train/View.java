package io.trimodal.modeling.train;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.modeling.encoded.FrameSource;

/**
 * A sample as a model sees it once: in one wording, with something missing or not.
 *
 * @param words the wording, whole
 * @param language what the model is fed of it
 * @param erased share of its word pieces that are missing, in [0, 1]: what completeness should tell
 */
record View(Sample sample, FrameSource words, Features language, Features audio, Features vision, float erased) {
    Features input(Modality modality) {
        return switch (modality) {
            case LANGUAGE -> language;
            case AUDIO -> audio;
            case VISION -> vision;
        };
    }

    Features complete(Modality modality) {
        return switch (modality) {
            case LANGUAGE -> words.features();
            case AUDIO -> sample.audio();
            case VISION -> sample.vision();
        };
    }

    float label() {
        return sample.label();
    }

    /** @param wording index */
    static View complete(Sample sample, int wording) {
        FrameSource words = sample.wordings().get(wording).whole();
        return new View(sample, words, words.features(), sample.audio(), sample.vision(), 0);
    }

    /** Without audio and vision. */
    View languageOnly() {
        return new View(sample, words, language, absent(audio), absent(vision), erased);
    }

    View without(Modality modality, Features absentLanguage) {
        return switch (modality) {
            case LANGUAGE -> new View(sample, words, absentLanguage, audio, vision, 1);
            case AUDIO -> new View(sample, words, language, absent(audio), vision, erased);
            case VISION -> new View(sample, words, language, audio, absent(vision), erased);
        };
    }

    /** One zero row, which padding makes as many as the model takes. */
    static Features absent(Features features) {
        return new Features(1, features.dims(), new float[features.dims()]);
    }
}
