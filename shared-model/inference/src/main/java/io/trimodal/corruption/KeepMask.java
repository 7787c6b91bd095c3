package io.trimodal.corruption;

import java.util.BitSet;

/**
 * Which positions of one modality of one utterance stay. Immutable.
 *
 * @param positions that the modality really has; those beyond are padding, and never kept
 * @param kept set where a position stays
 */
public record KeepMask(int positions, BitSet kept) {
    public KeepMask {
        if (kept.length() > positions) {
            throw new IllegalArgumentException("keeps position " + (kept.length() - 1) + " of " + positions);
        }
        kept = (BitSet) kept.clone();
    }

    @Override
    public BitSet kept() {
        return (BitSet) kept.clone();
    }

    /** Whether a position stays. */
    public boolean keeps(int position) {
        return kept.get(position);
    }

    /** Whether nothing is erased. */
    public boolean isWhole() {
        return kept.cardinality() == positions;
    }

    /** Share of the positions that are erased, in [0, 1]; 0 where there are none. */
    public double erased() {
        return positions == 0 ? 0 : 1 - (double) kept.cardinality() / positions;
    }

    /** All stay. */
    public static KeepMask whole(int positions) {
        BitSet kept = new BitSet(positions);
        kept.set(0, positions);
        return new KeepMask(positions, kept);
    }

    /** All but some stay. @param erased positions */
    public static KeepMask without(int positions, BitSet erased) {
        BitSet kept = new BitSet(positions);
        kept.set(0, positions);
        kept.andNot(erased);
        return new KeepMask(positions, kept);
    }

    /**
     * Frames of audio or vision: those whose uniform is above the rate.
     *
     * @param uniforms at least as many as there are frames
     * @param rate missing rate, in [0, 1]
     * @param frames that the utterance has
     */
    public static KeepMask frames(double[] uniforms, double rate, int frames) {
        requirePositions(uniforms, frames);
        BitSet kept = new BitSet(frames);
        for (int i = 0; i < frames; i++) {
            kept.set(i, uniforms[i] > rate);
        }
        return new KeepMask(frames, kept);
    }

    /**
     * Tokens: those whose uniform is above the rate, and always the first ([CLS]) and the last real one ([SEP]). The
     * last real one is, as published, the one before the first 0 of the attention mask; padding is not kept.
     *
     * @param uniforms at least as many as there are tokens
     * @param rate missing rate, in [0, 1]
     * @param attentionMask 1 for a real token, 0 for padding
     */
    public static KeepMask tokens(double[] uniforms, double rate, long[] attentionMask) {
        requirePositions(uniforms, attentionMask.length);
        BitSet kept = new BitSet(attentionMask.length);
        int last = attentionMask.length - 1;
        for (int i = attentionMask.length - 1; i >= 0; i--) {
            kept.set(i, uniforms[i] > rate && attentionMask[i] != 0);
            last = attentionMask[i] == 0 ? i - 1 : last;
        }
        kept.set(0);
        kept.set(Math.max(0, last));
        return new KeepMask(attentionMask.length, kept);
    }

    private static void requirePositions(double[] uniforms, int needed) {
        if (uniforms.length < needed) {
            throw new IllegalArgumentException(needed + " positions need as many uniforms, not " + uniforms.length);
        }
    }
}
