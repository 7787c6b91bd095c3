package io.trimodal.erasure;

import io.trimodal.corruption.Corruptions;
import io.trimodal.corruption.KeepMask;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModelInput;
import io.trimodal.feature.TokenIds;
import io.trimodal.predict.LoadedModel;
import java.util.Arrays;
import java.util.BitSet;

/** One modality of one utterance, of which positions can be erased, before any text encoder. */
public sealed interface Erasable {
    /** As a model takes it. */
    ModelInput whole();

    /**
     * What stays at a missing rate.
     *
     * @param uniforms of the utterance, as many as there are positions or more
     */
    KeepMask mask(double[] uniforms, double rate);

    /** With what the mask does not keep erased. */
    ModelInput erased(KeepMask mask);

    /** What a model takes of a modality; positions beyond its contract are never seen, and no mask has them. */
    static Erasable of(LoadedModel model, Modality modality, ModelInput input) {
        int seen = Math.min(input.positions(), model.contract(modality).frames());
        return switch (input) {
            case TokenIds pieces ->
                new WordPieces(pieces, seen, model.language().unknownPiece());
            case Features rows
            when modality == Modality.LANGUAGE ->
                new LanguageRows(rows, real(seen), model.unknownRow().orElseGet(() -> new float[rows.dims()]));
            case Features frames -> new FrameRows(frames, seen);
        };
    }

    private static long[] real(int positions) {
        long[] attention = new long[positions];
        Arrays.fill(attention, 1);
        return attention;
    }

    /**
     * Language as word pieces, which become [UNK].
     *
     * @param positions that can be erased; those beyond stay
     * @param unknown id of [UNK]
     */
    record WordPieces(TokenIds whole, int positions, long unknown) implements Erasable {
        @Override
        public KeepMask mask(double[] uniforms, double rate) {
            return KeepMask.tokens(uniforms, rate, Arrays.copyOf(whole.attentionMask(), positions));
        }

        @Override
        public ModelInput erased(KeepMask mask) {
            BitSet kept = mask.kept();
            kept.set(positions, Math.max(positions, whole.tokens()));
            return Corruptions.tokens(whole, new KeepMask(Math.max(positions, whole.tokens()), kept), unknown);
        }
    }

    /**
     * Language as features, whose rows become another.
     *
     * @param attention 1 for the row of a real token; others stay, as a frozen BERT gives padding values, too
     * @param replacement {@code [dims]}
     */
    record LanguageRows(Features whole, long[] attention, float[] replacement) implements Erasable {
        @Override
        public KeepMask mask(double[] uniforms, double rate) {
            return KeepMask.tokens(uniforms, rate, attention);
        }

        @Override
        public ModelInput erased(KeepMask mask) {
            BitSet kept = mask.kept();
            for (int i = 0; i < attention.length; i++) {
                if (attention[i] == 0) {
                    kept.set(i);
                }
            }
            return Corruptions.rows(whole, new KeepMask(mask.positions(), kept), replacement);
        }
    }

    /** Audio or vision, whose rows become zeros. @param positions that can be erased; those beyond are padding */
    record FrameRows(Features whole, int positions) implements Erasable {
        @Override
        public KeepMask mask(double[] uniforms, double rate) {
            return KeepMask.frames(uniforms, rate, positions);
        }

        @Override
        public ModelInput erased(KeepMask mask) {
            return Corruptions.frames(whole, mask);
        }
    }
}
