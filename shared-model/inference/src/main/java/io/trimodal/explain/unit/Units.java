package io.trimodal.explain.unit;

import io.trimodal.corruption.KeepMask;
import io.trimodal.erasure.Copy;
import io.trimodal.erasure.Variant;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModelInput;
import io.trimodal.feature.TokenIds;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.PreparedUtterance;
import io.trimodal.text.Word;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The units of an utterance that is explained, and copies of it without some of them.
 *
 * @param all words and frames that the model sees, of each modality that was given
 */
public record Units(PreparedUtterance utterance, Map<Modality, List<Unit>> all) {
    /** Nothing left out. */
    public static final Copy WHOLE = Copy.whole(0);

    /** @throws UnknownFrameRateException if the resolution needs one that nobody knows */
    public static Units of(LoadedModel model, PreparedUtterance utterance, Resolution resolution) {
        if (resolution.isInSeconds()) {
            requireFrameRates(model, utterance);
        }
        Map<Modality, List<Unit>> all = new EnumMap<>(Modality.class);
        utterance
                .inputs()
                .forEach((modality, input) -> all.put(
                        modality,
                        modality == Modality.LANGUAGE
                                ? words(model, utterance, input, resolution.language())
                                : rows(modality, 0, utterance.positions(modality))));
        return new Units(utterance, all);
    }

    private static void requireFrameRates(LoadedModel model, PreparedUtterance utterance) {
        Set<Modality> known = utterance.frameRates(model).keySet();
        for (Modality modality : utterance.inputs().keySet()) {
            if (modality != Modality.LANGUAGE && !known.contains(modality)) {
                throw new UnknownFrameRateException(modality);
            }
        }
    }

    private static List<Unit> words(
            LoadedModel model, PreparedUtterance utterance, ModelInput input, Resolution.Language resolution) {
        int seen = utterance.positions(Modality.LANGUAGE);
        if (!(input instanceof TokenIds pieces)) {
            // The first and the last row are [CLS] and [SEP], which missing-data protocols keep, too.
            int margin = seen >= 3 ? 1 : 0;
            return rows(Modality.LANGUAGE, margin, seen - margin);
        }
        List<Word> words = switch (resolution) {
            case WORDS -> model.language().words(pieces, utterance.given().language());
            case TOKENS -> model.language().tokens(pieces);
        };
        return words.stream()
                .filter(word -> word.from() < seen)
                .map(word -> new Unit(Modality.LANGUAGE, word.from(), Math.min(seen, word.to()), word.text()))
                .toList();
    }

    private static List<Unit> rows(Modality modality, int from, int to) {
        List<Unit> rows = new ArrayList<>();
        for (int i = from; i < to; i++) {
            rows.add(new Unit(modality, i, i + 1, ""));
        }
        return rows;
    }

    /** Modalities that were given, in order. */
    public List<Modality> given() {
        return List.copyOf(all.keySet());
    }

    public List<Unit> of(Modality modality) {
        return all.get(modality);
    }

    /** The utterance with some of them erased. */
    public Copy without(Collection<Unit> units) {
        Map<Modality, Variant> variants = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            variants.put(modality, Variant.of(mask(modality, units)));
        }
        return new Copy(0, variants);
    }

    /** What stays of a modality without some of them. */
    public KeepMask mask(Modality modality, Collection<Unit> units) {
        BitSet erased = new BitSet();
        for (Unit unit : units) {
            if (unit.modality() == modality) {
                erased.set(unit.from(), unit.to());
            }
        }
        return KeepMask.without(utterance.positions(modality), erased);
    }
}
