package io.trimodal.predict;

import io.trimodal.feature.Features;
import io.trimodal.feature.LanguageInput;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModelInput;
import io.trimodal.feature.Text;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.KnownRange;
import io.trimodal.model.Manifest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tells input of a kind that a model cannot know: features far outside of what their dimensions can be, words of which
 * hardly any is in the vocabulary, and texts in a language that the model is not for. It is scored all the same; the
 * answer says so, and its interval promises nothing. Immutable.
 */
public final class Familiarity {
    /** Largest missing rate of a calibration; beyond it nobody measured anything. */
    private static final double MOST_UNKNOWN = 0.9;

    /** An encoder normalises its rows, so that all of them are about as large. */
    private static final double TIMES_THE_ENCODERS = 3;

    private final Map<Modality, List<KnownRange>> ranges = new EnumMap<>(Modality.class);
    private final Map<Modality, FeatureContract> contracts;
    private final KnownLanguage language;

    /** @param encoded a row of the model's own text encoder; empty where it has none */
    Familiarity(Manifest manifest, KnownLanguage language, Optional<float[]> encoded) {
        this.language = language;
        contracts = manifest.contracts();
        contracts.forEach((modality, contract) -> {
            KnownRange unnamed = modality == Modality.LANGUAGE
                    ? encoded.map(Familiarity::around).orElse(KnownRange.OF_ANYTHING)
                    : KnownRange.OF_ANYTHING;
            ranges.put(
                    modality,
                    IntStream.range(0, contract.dims())
                            .mapToObj(i -> contract.names().isEmpty()
                                    ? unnamed
                                    : KnownRange.of(contract.names().get(i)))
                            .toList());
        });
    }

    private static KnownRange around(float[] encoded) {
        double largest = 0;
        for (float value : encoded) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest == 0
                ? KnownRange.OF_ANYTHING
                : new KnownRange(-TIMES_THE_ENCODERS * largest, TIMES_THE_ENCODERS * largest);
    }

    /**
     * What is strange of an input; empty where nothing is.
     *
     * @param said language as it was given
     * @param inputs of the modalities that were given
     * @param unknown share of [UNK] in language that was given as text or ids
     */
    public List<String> notes(LanguageInput said, Map<Modality, ModelInput> inputs, double unknown) {
        List<String> notes = new ArrayList<>();
        if (said instanceof Text(String text)) {
            language.foreign(text).ifPresent(notes::add);
        }
        if (unknown > MOST_UNKNOWN) {
            notes.add((unknown == 1 ? "language: all" : "language: nearly all")
                    + " word pieces are unknown to the model ([UNK]), as those of another script or emoji"
                    + " are; they tell it nothing");
        }
        inputs.forEach((modality, input) -> {
            if (input instanceof Features features) {
                farOutside(modality, features).ifPresent(notes::add);
            }
        });
        return notes;
    }

    private Optional<String> farOutside(Modality modality, Features features) {
        List<KnownRange> known = ranges.get(modality);
        int dims = features.dims();
        int seen = Math.min(features.frames(), contracts.get(modality).frames()) * dims;
        int count = 0;
        int first = 0;
        for (int i = seen - 1; i >= 0; i--) {
            if (known.get(i % dims).isFarOutside(features.values()[i])) {
                count++;
                first = i;
            }
        }
        if (count == 0) {
            return Optional.empty();
        }
        KnownRange range = known.get(first % dims);
        List<String> names = contracts.get(modality).names();
        return Optional.of(String.format(
                Locale.ROOT,
                "%s: %d of %d values are far outside of what the model knows, such as %.6g in frame %d for %s"
                        + " (usually %.4g to %.4g)",
                modality.key(),
                count,
                seen,
                features.values()[first],
                first / dims,
                names.isEmpty() ? "dimension " + first % dims : names.get(first % dims),
                range.least(),
                range.most()));
    }
}
