package io.trimodal.explain.unit;

import io.trimodal.corruption.Corruptions;
import io.trimodal.corruption.KeepMask;
import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModalityInput;
import io.trimodal.feature.OpenFaceTable;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.ReadUtterance;
import io.trimodal.text.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The utterance that is explained: its units, and copies of it with some of them erased. */
public final class Subject {
    private final LoadedModel model;
    private final ReadUtterance read;
    private final Map<Modality, List<Unit>> units = new EnumMap<>(Modality.class);

    /**
     * @param utterance that was read
     * @throws UnknownFrameRateException if the resolution needs one that nobody knows
     */
    public Subject(LoadedModel model, ReadUtterance read, Utterance utterance, Resolution resolution) {
        this.model = model;
        this.read = read;
        if (resolution.isInSeconds()) {
            requireFrameRates();
        }
        for (Modality modality : Modality.values()) {
            if (isGiven(modality)) {
                units.put(
                        modality,
                        modality == Modality.LANGUAGE
                                ? words(utterance.language(), resolution.language())
                                : frames(modality));
            }
        }
    }

    public ReadUtterance read() {
        return read;
    }

    public boolean isGiven(Modality modality) {
        return !(read.inputs().get(modality) instanceof Absent);
    }

    /** Modalities that were given, in order. */
    public List<Modality> given() {
        return Arrays.stream(Modality.values()).filter(this::isGiven).toList();
    }

    /** Words and frames that the model sees, of each modality that was given. */
    public Map<Modality, List<Unit>> units() {
        return units;
    }

    public List<Unit> allUnits() {
        return units.values().stream().flatMap(List::stream).toList();
    }

    /** Tokens or frames that the model sees, padding not counted. */
    public int positions(Modality modality) {
        return read.uses().get(modality).used();
    }

    private void requireFrameRates() {
        Set<Modality> known = read.frameRates(model).keySet();
        for (Modality modality : given()) {
            if (modality != Modality.LANGUAGE && !known.contains(modality)) {
                throw new UnknownFrameRateException(modality);
            }
        }
    }

    private List<Unit> words(ModalityInput language, Resolution.Language resolution) {
        int seen = positions(Modality.LANGUAGE);
        if (read.pieces().isEmpty()) {
            // The first and the last row are [CLS] and [SEP], which missing-data protocols keep, too.
            int margin = seen >= 3 ? 1 : 0;
            List<Unit> rows = new ArrayList<>();
            for (int i = margin; i < seen - margin; i++) {
                rows.add(new Unit(Modality.LANGUAGE, i, i + 1, ""));
            }
            return rows;
        }
        TokenIds pieces = read.pieces().get();
        List<Word> words = switch (resolution) {
            case WORDS -> model.language().words(pieces, language);
            case TOKENS -> model.language().tokens(pieces);
        };
        return words.stream()
                .filter(word -> word.from() < seen)
                .map(word -> new Unit(Modality.LANGUAGE, word.from(), Math.min(seen, word.to()), word.text()))
                .toList();
    }

    private List<Unit> frames(Modality modality) {
        List<Unit> frames = new ArrayList<>();
        for (int i = 0; i < positions(modality); i++) {
            frames.add(new Unit(modality, i, i + 1, ""));
        }
        return frames;
    }

    /**
     * The modality with some positions erased, before any encoder: words as [UNK]s, language that came as features as
     * the encoder's row for [UNK], frames as zero rows.
     */
    public ModalityInput erased(Modality modality, BitSet positions) {
        if (modality == Modality.LANGUAGE && read.pieces().isPresent()) {
            TokenIds pieces = read.pieces().get();
            return Corruptions.tokens(
                    pieces, mask(pieces.tokens(), positions), model.language().unknownPiece());
        }
        return switch (read.inputs().get(modality)) {
            case Features features
            when modality == Modality.LANGUAGE ->
                Corruptions.rows(
                        features,
                        mask(features.frames(), positions),
                        model.unknownRow().orElseGet(() -> new float[features.dims()]));
            case Features features -> Corruptions.frames(features, mask(features.frames(), positions));
            case Absent _, TokenIds _, Text _, OpenFaceTable _ -> throw new IllegalStateException("nothing to erase");
        };
    }

    private static KeepMask mask(int length, BitSet erased) {
        BitSet kept = new BitSet(length);
        kept.set(0, length);
        kept.andNot(erased);
        return new KeepMask(length, kept);
    }
}
