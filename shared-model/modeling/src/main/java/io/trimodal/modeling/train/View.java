package io.trimodal.modeling.train;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.modeling.encoded.FrameSource;
import java.util.EnumSet;
import java.util.Set;

/**
 * A sample as a model sees it once: in one wording, with something missing or not.
 *
 * @param words the wording, whole
 * @param language what the model is fed of it
 * @param erased share of its word pieces that are missing, in [0, 1]: what completeness should tell
 * @param judged what the label is taken of: what is given, or more where a part is compared with the whole
 */
record View(
        Sample sample,
        FrameSource words,
        Features language,
        Features audio,
        Features vision,
        float erased,
        Set<Modality> judged) {

    View(Sample sample, FrameSource words, Features language, Features audio, Features vision, float erased) {
        this(sample, words, language, audio, vision, erased, sample.given());
    }

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
        return sample.labels().of(judged);
    }

    /** @param wording index */
    static View complete(Sample sample, int wording) {
        FrameSource words = sample.wordings().get(wording).whole();
        return new View(sample, words, words.features(), sample.audio(), sample.vision(), 0);
    }

    /** Without audio and vision. */
    View languageOnly() {
        return new View(sample, words, language, absent(audio), absent(vision), erased, EnumSet.of(Modality.LANGUAGE));
    }

    View without(Modality modality, Features absentLanguage) {
        Set<Modality> left = EnumSet.noneOf(Modality.class);
        left.addAll(judged);
        left.remove(modality);
        return switch (modality) {
            case LANGUAGE -> new View(sample, words, absentLanguage, audio, vision, 1, left);
            case AUDIO -> new View(sample, words, language, absent(audio), vision, erased, left);
            case VISION -> new View(sample, words, language, audio, absent(vision), erased, left);
        };
    }

    /** With the label of the whole sample: what a part of it is to be compared with. */
    View judgedAsWhole() {
        return new View(sample, words, language, audio, vision, erased, sample.given());
    }

    /** One zero row, which padding makes as many as the model takes. */
    static Features absent(Features features) {
        return new Features(1, features.dims(), new float[features.dims()]);
    }
}
