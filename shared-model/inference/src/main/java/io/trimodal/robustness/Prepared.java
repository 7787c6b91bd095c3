package io.trimodal.robustness;

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
import io.trimodal.predict.ContractException;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.ReadFrames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An utterance as a model takes it, cut to its contract and before any text encoder, of which copies with something
 * missing are made.
 *
 * @param inputs language as {@link TokenIds} wherever it was words, audio and vision at the contract's frame rate,
 *     vision as {@link Features} wherever it was OpenFace's
 * @param notes what was done to read it, and what is strange of it
 */
record Prepared(String id, Map<Modality, ModalityInput> inputs, List<String> notes) {
    /**
     * @param index of the utterance in its request
     * @throws ContractException if the model does not take the utterance
     */
    static Prepared of(LoadedModel model, int index, Utterance utterance) {
        Map<Modality, ModalityInput> inputs = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            model.checkDims(index, modality, utterance.input(modality));
        }
        ReadFrames audio = model.frames(index, Modality.AUDIO, utterance.audio());
        ReadFrames vision = model.frames(index, Modality.VISION, utterance.vision());
        inputs.put(Modality.LANGUAGE, model.language().unencoded(index, utterance.language()));
        inputs.put(Modality.AUDIO, audio.input());
        inputs.put(Modality.VISION, vision.input());
        inputs.replaceAll(
                (modality, input) -> cut(input, model.contract(modality).frames()));
        List<String> notes = new ArrayList<>(audio.notes());
        notes.addAll(vision.notes());
        double unknown = inputs.get(Modality.LANGUAGE) instanceof TokenIds ids
                ? model.language().unknown(ids)
                : 0;
        notes.addAll(model.familiarity().notes(inputs, unknown));
        return new Prepared(utterance.id(), inputs, notes);
    }

    private static ModalityInput cut(ModalityInput input, int most) {
        return switch (input) {
            case Features features -> features.cut(most);
            case TokenIds(long[] ids, long[] mask, long[] segments)
            when ids.length > most ->
                new TokenIds(Arrays.copyOf(ids, most), Arrays.copyOf(mask, most), Arrays.copyOf(segments, most));
            case TokenIds _, Absent _ -> input;
            case Text _, OpenFaceTable _ -> throw readBefore();
        };
    }

    private static IllegalStateException readBefore() {
        return new IllegalStateException("text was tokenized before, and a table read");
    }

    boolean has(Modality modality) {
        return !(inputs.get(modality) instanceof Absent);
    }

    /**
     * What stays of a modality at a rate. @param uniforms of the utterance, as many as the modality has positions or
     * more
     */
    KeepMask mask(Modality modality, double[] uniforms, double rate) {
        return switch (inputs.get(modality)) {
            case TokenIds tokens -> KeepMask.tokens(uniforms, rate, tokens.attentionMask());
            case Features features
            when modality == Modality.LANGUAGE -> {
                long[] real = new long[features.frames()];
                Arrays.fill(real, 1);
                yield KeepMask.tokens(uniforms, rate, real);
            }
            case Features features -> KeepMask.frames(uniforms, rate, features.frames());
            case Absent _ -> KeepMask.whole(0);
            case Text _, OpenFaceTable _ -> throw readBefore();
        };
    }

    /** The modality in a variant, before any encoder; empty where it is absent. */
    Optional<ModalityInput> input(LoadedModel model, Modality modality, Variant variant) {
        ModalityInput whole = inputs.get(modality);
        if (whole instanceof Absent) {
            return Optional.empty();
        }
        return switch (variant) {
            case Variant.Whole _ -> Optional.of(whole);
            case Variant.Masked(KeepMask mask) -> Optional.of(masked(model, modality, whole, mask));
            case Variant.Absent _ -> Optional.empty();
        };
    }

    private static ModalityInput masked(LoadedModel model, Modality modality, ModalityInput whole, KeepMask mask) {
        return switch (whole) {
            case TokenIds tokens ->
                Corruptions.tokens(tokens, mask, model.language().unknownPiece());
            case Features features
            when modality == Modality.LANGUAGE ->
                Corruptions.rows(features, mask, model.unknownRow().orElseGet(() -> new float[features.dims()]));
            case Features features -> Corruptions.frames(features, mask);
            case Absent _, Text _, OpenFaceTable _ -> throw new IllegalStateException("nothing to erase");
        };
    }
}
