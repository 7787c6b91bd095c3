package io.trimodal.media.jcodec;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The threes that keep start codes out of units (ITU-T H.264, 7.4.1). */
final class Escapes {
    private Escapes() {}

    /** The unit's first bytes without them, at most {@code most}. */
    static byte[] removed(byte[] unit, int from, int most) {
        byte[] plain = new byte[Math.min(most, unit.length - from)];
        int length = 0;
        int zeros = 0;
        for (int i = from; i < unit.length && length < plain.length; i++) {
            if (zeros >= 2 && unit[i] == 3) {
                zeros = 0;
                continue;
            }
            zeros = unit[i] == 0 ? zeros + 1 : 0;
            plain[length++] = unit[i];
        }
        return Arrays.copyOf(plain, length);
    }

    static byte[] added(byte[] plain) {
        ByteArrayOutputStream unit = new ByteArrayOutputStream();
        int zeros = 0;
        for (byte next : plain) {
            if (zeros >= 2 && next >= 0 && next <= 3) {
                unit.write(3);
                zeros = 0;
            }
            zeros = next == 0 ? zeros + 1 : 0;
            unit.write(next);
        }
        return unit.toByteArray();
    }
}
