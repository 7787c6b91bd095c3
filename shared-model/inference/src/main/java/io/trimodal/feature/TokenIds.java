package io.trimodal.feature;

/**
 * Language as word-piece ids, the three rows of MMSA's {@code text_bert}: ids, attention mask (1 or 0) and segment ids,
 * all of the same length (MODEL-SPEC.md, section 5).
 */
public record TokenIds(long[] ids, long[] attentionMask, long[] segmentIds) implements ModalityInput {
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
}
