package io.trimodal.media.jcodec;

import net.sourceforge.jaad.aac.AACException;
import net.sourceforge.jaad.aac.syntax.BitStream;

/**
 * The bits of a packet, in which the largest value of a spectrum, 8191, is read as 8190: the library's table ends one
 * too early, and ffmpeg's encoder uses it. It is written as eight ones, a zero and twelve ones (ISO/IEC 14496-3,
 * 4.6.3.3).
 */
final class AacBits extends BitStream {
    /** At least: signs come right before them. */
    private static final int LARGEST_ONES = 8;

    private static final int LARGEST_BITS = 12;
    private static final int LARGEST = (1 << LARGEST_BITS) - 1;

    private int ones;
    private int onesBeforeZero;

    AacBits(byte[] packet) {
        setData(packet);
    }

    @Override
    public boolean readBool() throws AACException {
        boolean one = super.readBool();
        onesBeforeZero = one ? 0 : ones;
        ones = one ? ones + 1 : 0;
        return one;
    }

    @Override
    public int readBits(int count) throws AACException {
        int value = super.readBits(count);
        boolean largest = count == LARGEST_BITS && onesBeforeZero >= LARGEST_ONES && value == LARGEST;
        ones = 0;
        onesBeforeZero = 0;
        return largest ? value - 1 : value;
    }
}
