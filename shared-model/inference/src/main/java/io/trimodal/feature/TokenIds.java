package io.trimodal.feature;

import java.util.Arrays;

/**
 * Language as word-piece ids, the three rows of MMSA's {@code text_bert}: ids, attention mask (1 or 0) and segment ids,
 * all of the same length (MODEL-SPEC.md, section 5). Equal by value, so that a text is encoded once.
 */
public record TokenIds(long[] ids, long[] attentionMask, long[] segmentIds) implements LanguageInput, ModelInput {
    public TokenIds {
        if (ids.length == 0) {
            throw new InvalidFeaturesException("has no token ids");
        }
        if (attentionMask.length != ids.length || segmentIds.length != ids.length) {
            throw new InvalidFeaturesException("needs as many attention mask and segment entries as ids: ids "
                    + ids.length + ", attention mask " + attentionMask.length + ", segments " + segmentIds.length);
        }
    }

    public int tokens() {
        return ids.length;
    }

    @Override
    public int positions() {
        return ids.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenIds(long[] otherIds, long[] otherMask, long[] otherSegments)
                && Arrays.equals(ids, otherIds)
                && Arrays.equals(attentionMask, otherMask)
                && Arrays.equals(segmentIds, otherSegments);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(ids) + Arrays.hashCode(attentionMask)) + Arrays.hashCode(segmentIds);
    }
}
