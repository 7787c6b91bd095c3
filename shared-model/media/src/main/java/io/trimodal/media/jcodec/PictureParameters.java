package io.trimodal.media.jcodec;

import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.MissingDecoderException;

/**
 * A picture parameter set (ITU-T H.264, 7.3.2.2), checked as the sequence's is.
 *
 * @param references how many pictures each list has where a slice says nothing
 * @param unit without its header
 */
record PictureParameters(
        int id,
        int sequence,
        boolean orderPresent,
        int[] references,
        boolean weighted,
        int weightedBoth,
        boolean redundant,
        byte[] unit) {
    /** Lists have 32 entries at most. */
    static final int MOST_REFERENCES_LESS_1 = 31;

    /** @param whole with its header */
    static PictureParameters read(byte[] whole, double second) {
        byte[] plain = Escapes.removed(whole, 1, whole.length);
        BitInput in = new BitInput(plain, ClipTrack.PICTURES, second);
        int id = in.unsigned(255, "pic_parameter_set_id");
        int sequence = in.unsigned(31, "seq_parameter_set_id");
        in.flag();
        boolean orderPresent = in.flag();
        if (in.unsigned(7, "num_slice_groups_minus1") > 0) {
            throw new MissingDecoderException(ClipTrack.PICTURES, "H.264 with slice groups");
        }
        int[] references = {
            1 + in.unsigned(MOST_REFERENCES_LESS_1, "num_ref_idx_l0_default_active_minus1"),
            1 + in.unsigned(MOST_REFERENCES_LESS_1, "num_ref_idx_l1_default_active_minus1")
        };
        boolean weighted = in.flag();
        int weightedBoth = in.bits(2);
        in.signed("pic_init_qp_minus26");
        in.signed("pic_init_qs_minus26");
        in.signed("chroma_qp_index_offset");
        in.flag();
        if (in.flag()) {
            throw new MissingDecoderException(ClipTrack.PICTURES, "H.264 with constrained intra prediction");
        }
        boolean redundant = in.flag();
        return new PictureParameters(
                id, sequence, orderPresent, references, weighted, weightedBoth, redundant, Escapes.added(plain));
    }
}
