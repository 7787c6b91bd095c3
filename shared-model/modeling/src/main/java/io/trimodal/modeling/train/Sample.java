package io.trimodal.modeling.train;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import java.util.List;

/**
 * One training utterance, its language already encoded.
 *
 * @param masked the same language with word pieces replaced by [UNK], for training with missing data; may be empty
 * @param label on the label scale
 */
public record Sample(String id, Features language, List<Masked> masked, Features audio, Features vision, float label) {

    /** @param rate nominal share of word pieces that were erased */
    public record Masked(float rate, Features language) {}

    public Features features(Modality modality) {
        return switch (modality) {
            case LANGUAGE -> language;
            case AUDIO -> audio;
            case VISION -> vision;
        };
    }

    /** A sample as one epoch sees it: what the model is fed, beside the sample itself. */
    record View(Sample sample, Features language, Features audio, Features vision, float languageMissingRate) {
        Features input(Modality modality) {
            return switch (modality) {
                case LANGUAGE -> language;
                case AUDIO -> audio;
                case VISION -> vision;
            };
        }

        Features complete(Modality modality) {
            return sample.features(modality);
        }

        float label() {
            return sample.label();
        }

        static View complete(Sample sample) {
            return new View(sample, sample.language(), sample.audio(), sample.vision(), 0);
        }

        static View languageOnly(Sample sample) {
            return new View(sample, sample.language(), absent(sample.audio()), absent(sample.vision()), 0);
        }

        static View withoutLanguage(Sample sample, Features absentLanguage) {
            return new View(sample, absentLanguage, sample.audio(), sample.vision(), 1);
        }

        /** One zero row, which padding makes as many as the model takes. */
        static Features absent(Features features) {
            return new Features(1, features.dims(), new float[features.dims()]);
        }
    }
}
