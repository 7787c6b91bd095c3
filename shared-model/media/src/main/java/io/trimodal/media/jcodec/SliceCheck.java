package io.trimodal.media.jcodec;

import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;

/**
 * Goes over the header of a slice (ITU-T H.264, 7.3.3) before the library does: it takes memory for whatever number
 * stands there, and reads some lists for ever where their end is missing.
 */
final class SliceCheck {
    private static final int MOST_HEADER_BYTES = 1024;
    private static final int P = 0;
    private static final int B = 1;
    private static final int I = 2;
    private static final int MOST_CHANGES = 66;
    private static final int LONG_TERM = 2;
    private static final int LAST = 3;

    private final BitInput in;
    private final PictureParameters picture;
    private final SequenceParameters sequence;

    private SliceCheck(BitInput in, PictureParameters picture, SequenceParameters sequence) {
        this.in = in;
        this.picture = picture;
        this.sequence = sequence;
    }

    /**
     * What of a header matters.
     *
     * @param redundant whether another slice says the same
     */
    record Slice(PictureParameters picture, SequenceParameters sequence, boolean redundant) {}

    /** @throws InvalidClipException for a header that no decoder can follow */
    static Slice read(byte[] unit, ParameterSets sets, double second) {
        BitInput in = new BitInput(Escapes.removed(unit, 1, MOST_HEADER_BYTES), ClipTrack.PICTURES, second);
        int first = in.unsigned(Integer.MAX_VALUE, "first_mb_in_slice");
        int type = in.unsigned(9, "slice_type") % 5;
        PictureParameters picture = sets.picture(in.unsigned(255, "pic_parameter_set_id"), second);
        SequenceParameters sequence = sets.sequence(picture.sequence(), second);
        if (first >= sequence.macroblocks()) {
            throw in.invalid("a slice from macroblock " + first + " on, expected below " + sequence.macroblocks());
        }
        if (type > I) {
            throw in.invalid("a slice that switches streams, which is for broadcasts of another kind");
        }
        boolean redundant = new SliceCheck(in, picture, sequence).rest(type, unit[0] & 0x1F, unit[0] >> 5 & 3);
        return new Slice(picture, sequence, redundant);
    }

    private boolean rest(int type, int unitType, int referenced) {
        in.bits(sequence.frameNumberBits());
        boolean restart = unitType == CodedUnits.KEY_SLICE;
        if (restart) {
            in.unsigned(65_535, "idr_pic_id");
        }
        order();
        boolean redundant = picture.redundant() && in.unsigned(127, "redundant_pic_cnt") > 0;
        if (type == B) {
            in.flag();
        }
        int[] references = picture.references().clone();
        if (type != I && in.flag()) {
            references[0] = 1 + in.unsigned(PictureParameters.MOST_REFERENCES_LESS_1, "num_ref_idx_l0_active_minus1");
            if (type == B) {
                references[1] =
                        1 + in.unsigned(PictureParameters.MOST_REFERENCES_LESS_1, "num_ref_idx_l1_active_minus1");
            }
        }
        if (type != I) {
            changes();
        }
        if (type == B) {
            changes();
        }
        if (picture.weighted() && type == P || picture.weightedBoth() == 1 && type == B) {
            weights(references, type == B ? 2 : 1);
        }
        if (referenced != 0) {
            marking(restart);
        }
        return redundant;
    }

    private void order() {
        if (sequence.orderType() == 0) {
            in.bits(sequence.orderBits());
            if (picture.orderPresent()) {
                in.signed("delta_pic_order_cnt_bottom");
            }
        } else if (sequence.orderType() == 1 && !sequence.orderAlwaysZero()) {
            in.signed("delta_pic_order_cnt");
            if (picture.orderPresent()) {
                in.signed("delta_pic_order_cnt");
            }
        }
    }

    /** Of a list of references. */
    private void changes() {
        if (!in.flag()) {
            return;
        }
        for (int i = 0; i <= MOST_CHANGES; i++) {
            int kind = in.unsigned(LAST, "modification_of_pic_nums_idc");
            if (kind == LAST) {
                return;
            }
            in.unsigned(kind == LONG_TERM ? 32 : 1 << 17, "abs_diff_pic_num_minus1");
        }
        throw in.invalid("more than " + MOST_CHANGES + " changes of a list of references");
    }

    private void weights(int[] references, int lists) {
        in.unsigned(7, "luma_log2_weight_denom");
        in.unsigned(7, "chroma_log2_weight_denom");
        for (int list = 0; list < lists; list++) {
            for (int i = 0; i < references[list]; i++) {
                if (in.flag()) {
                    in.signed("luma_weight");
                    in.signed("luma_offset");
                }
                if (in.flag()) {
                    for (int value = 0; value < 4; value++) {
                        in.signed("chroma_weight");
                    }
                }
            }
        }
    }

    private void marking(boolean restart) {
        if (restart) {
            in.bits(2);
            return;
        }
        if (!in.flag()) {
            return;
        }
        for (int i = 0; i <= MOST_CHANGES; i++) {
            int operation = in.unsigned(6, "memory_management_control_operation");
            switch (operation) {
                case 0 -> {
                    return;
                }
                case 1 -> in.unsigned(1 << 17, "difference_of_pic_nums_minus1");
                case 2, 4, 6 -> in.unsigned(32, "long_term_frame_idx");
                case 3 -> {
                    in.unsigned(1 << 17, "difference_of_pic_nums_minus1");
                    in.unsigned(32, "long_term_frame_idx");
                }
                default -> {
                    // takes no number
                }
            }
        }
        throw in.invalid("more than " + MOST_CHANGES + " operations on references");
    }
}
