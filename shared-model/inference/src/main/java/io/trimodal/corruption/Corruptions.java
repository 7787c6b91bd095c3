package io.trimodal.corruption;

import io.trimodal.feature.Features;
import io.trimodal.feature.TokenIds;

/** What is put where a position was erased. */
public final class Corruptions {
    private Corruptions() {}

    /** Frames that are not kept, those beyond the mask's positions (padding) among them, become zero rows. */
    public static Features frames(Features features, KeepMask mask) {
        return rows(features, mask, new float[features.dims()]);
    }

    /**
     * Rows that are not kept become {@code replacement}.
     *
     * @param replacement {@code [dims]}
     */
    public static Features rows(Features features, KeepMask mask, float[] replacement) {
        if (mask.isWhole() && mask.positions() >= features.frames()) {
            return features;
        }
        float[] values = features.values().clone();
        for (int i = 0; i < features.frames(); i++) {
            if (!mask.keeps(i)) {
                System.arraycopy(replacement, 0, values, i * features.dims(), features.dims());
            }
        }
        return new Features(features.frames(), features.dims(), values);
    }

    /**
     * Real tokens that are not kept become [UNK]; padding, attention mask and segments stay (an [UNK] is attended).
     *
     * @param unknown id of [UNK]
     */
    public static TokenIds tokens(TokenIds tokens, KeepMask mask, long unknown) {
        long[] ids = tokens.ids().clone();
        for (int i = 0; i < ids.length; i++) {
            if (!mask.keeps(i) && tokens.attentionMask()[i] != 0) {
                ids[i] = unknown;
            }
        }
        return new TokenIds(ids, tokens.attentionMask(), tokens.segmentIds());
    }
}
