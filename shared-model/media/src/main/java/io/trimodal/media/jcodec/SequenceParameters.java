package io.trimodal.media.jcodec;

import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.MissingDecoderException;
import java.util.Arrays;

/**
 * A sequence parameter set (ITU-T H.264, 7.3.2.1.1), of which every number that the library takes memory or time for
 * was checked.
 *
 * @param orderType pic_order_cnt_type
 * @param colors of the pictures
 * @param unit what the library is given, without the unit's header: the same up to the usability information, which is
 *     left out, as it would be read unchecked and is of no use
 */
record SequenceParameters(
        int id,
        int frameNumberBits,
        int orderType,
        int orderBits,
        boolean orderAlwaysZero,
        int width,
        int height,
        PictureColors colors,
        byte[] unit) {
    private static final int BASELINE = 66;
    private static final int MAIN = 77;
    private static final int HIGH = 100;
    private static final int MOST_MACROBLOCKS = 1 << 14;

    /** @param unit with its header */
    static SequenceParameters read(byte[] unit, double second, ClipOutput output) {
        byte[] plain = Escapes.removed(unit, 1, unit.length);
        BitInput in = new BitInput(plain, ClipTrack.PICTURES, second);
        int profile = in.bits(8);
        in.bits(16);
        int id = in.unsigned(31, "seq_parameter_set_id");
        supported(profile == BASELINE || profile == MAIN || profile == HIGH, "of the profile " + profile);
        if (profile == HIGH) {
            format(in);
        }
        int frameNumberBits = 4 + in.unsigned(12, "log2_max_frame_num_minus4");
        int orderType = in.unsigned(2, "pic_order_cnt_type");
        int orderBits = 0;
        boolean orderAlwaysZero = false;
        if (orderType == 0) {
            orderBits = 4 + in.unsigned(12, "log2_max_pic_order_cnt_lsb_minus4");
        } else if (orderType == 1) {
            orderAlwaysZero = in.flag();
            in.signed("offset_for_non_ref_pic");
            in.signed("offset_for_top_to_bottom_field");
            int cycle = in.unsigned(255, "num_ref_frames_in_pic_order_cnt_cycle");
            for (int i = 0; i < cycle; i++) {
                in.signed("offset_for_ref_frame");
            }
        }
        in.unsigned(16, "max_num_ref_frames");
        in.flag();
        int width = 16 * (1 + in.unsigned(MOST_MACROBLOCKS, "pic_width_in_mbs_minus1"));
        int height = 16 * (1 + in.unsigned(MOST_MACROBLOCKS, "pic_height_in_map_units_minus1"));
        output.requireSize(width, height);
        supported(in.flag(), "interlaced");
        in.flag();
        crop(in, width, height);
        int kept = in.position();
        PictureColors colors = in.flag() ? PictureColors.read(in) : PictureColors.usual();
        return new SequenceParameters(
                id, frameNumberBits, orderType, orderBits, orderAlwaysZero, width, height, colors, cut(plain, kept));
    }

    private static void format(BitInput in) {
        int chroma = in.unsigned(3, "chroma_format_idc");
        supported(chroma == 1, "of another chroma format than 4:2:0");
        int luma = in.unsigned(6, "bit_depth_luma_minus8");
        int depth = in.unsigned(6, "bit_depth_chroma_minus8");
        supported(luma == 0 && depth == 0, "of more than 8 bits");
        supported(!in.flag(), "without loss");
        if (in.flag()) {
            for (int list = 0; list < 8; list++) {
                if (in.flag()) {
                    scaling(in, list < 6 ? 16 : 64);
                }
            }
        }
    }

    private static void scaling(BitInput in, int size) {
        int last = 8;
        int next = 8;
        for (int i = 0; i < size && next != 0; i++) {
            next = last + in.signed("delta_scale") & 0xFF;
            last = next == 0 ? last : next;
        }
    }

    private static void crop(BitInput in, int width, int height) {
        if (!in.flag()) {
            return;
        }
        int left = in.unsigned(width, "frame_crop_left_offset");
        int right = in.unsigned(width, "frame_crop_right_offset");
        int top = in.unsigned(height, "frame_crop_top_offset");
        int bottom = in.unsigned(height, "frame_crop_bottom_offset");
        if (2 * (left + right) >= width || 2 * (top + bottom) >= height) {
            throw in.invalid("a crop that leaves nothing of " + width + " × " + height + " pixels");
        }
    }

    /** The first bits, then a 0 for what is left out, the stop bit, and zeros. */
    private static byte[] cut(byte[] plain, int bits) {
        byte[] cut = Arrays.copyOf(plain, bits / 8 + 2);
        cut[bits / 8] &= (byte) (0xFF00 >> bits % 8);
        cut[bits / 8 + 1] = 0;
        int stop = bits + 1;
        cut[stop / 8] |= (byte) (0x80 >> stop % 8);
        return Escapes.added(cut);
    }

    private static void supported(boolean kept, String kind) {
        if (!kept) {
            throw new MissingDecoderException(ClipTrack.PICTURES, "H.264 " + kind);
        }
    }

    /** How many macroblocks a picture has. */
    int macroblocks() {
        return width / 16 * (height / 16);
    }

    /** Whether a decoder with these parameters can go on with the others. */
    boolean isOfTheSame(SequenceParameters other) {
        return Arrays.equals(unit, other.unit);
    }
}
