package io.trimodal.media.jcodec;

import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.packet.CodedPacket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The units of a packet (ITU-T H.264, 7.4.1), each after its length. */
final class CodedUnits {
    static final int SLICE = 1;
    static final int KEY_SLICE = 5;
    static final int SEQUENCE = 7;
    static final int PICTURE = 8;

    private CodedUnits() {}

    /** @param lengthBytes of each length, 1 to 4 */
    static List<byte[]> of(CodedPacket packet, int lengthBytes) {
        byte[] bytes = packet.bytes();
        List<byte[]> units = new ArrayList<>();
        for (int at = 0; at + lengthBytes <= bytes.length; ) {
            long length = 0;
            for (int i = 0; i < lengthBytes; i++) {
                length = length << 8 | Byte.toUnsignedInt(bytes[at++]);
            }
            if (length > bytes.length - at) {
                throw new InvalidClipException(
                        ClipTrack.PICTURES,
                        packet.second(),
                        "a unit of " + length + " bytes, expected at most " + (bytes.length - at));
            }
            if (length > 0) {
                units.add(Arrays.copyOfRange(bytes, at, at + (int) length));
            }
            at += (int) length;
        }
        return units;
    }

    static int type(byte[] unit) {
        return unit[0] & 0x1F;
    }

    /** Whether other pictures are made from it. */
    static boolean isReference(byte[] unit) {
        return (unit[0] & 0x60) != 0;
    }

    static boolean isSlice(byte[] unit) {
        return type(unit) == SLICE || type(unit) == KEY_SLICE;
    }
}
