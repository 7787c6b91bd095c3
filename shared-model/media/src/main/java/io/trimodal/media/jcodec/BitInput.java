package io.trimodal.media.jcodec;

import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;

/** Bits and the numbers of H.264 (ITU-T H.264, 9.1), with an error where they end. Not thread-safe. */
final class BitInput {
    private final byte[] bytes;
    private final ClipTrack track;
    private final double second;
    private int position;

    BitInput(byte[] bytes, ClipTrack track, double second) {
        this.bytes = bytes;
        this.track = track;
        this.second = second;
    }

    /** How many bits were read. */
    int position() {
        return position;
    }

    int bit() {
        if (position >= 8 * bytes.length) {
            throw invalid("parameters that end early");
        }
        int bit = bytes[position >> 3] >> 7 - (position & 7) & 1;
        position++;
        return bit;
    }

    boolean flag() {
        return bit() == 1;
    }

    /** Up to 32 bits. */
    int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /** ue(v), within a range that something says. */
    int unsigned(int most, String name) {
        int zeros = 0;
        while (bit() == 0) {
            zeros++;
            if (zeros > 31) {
                throw invalid(name + " above 2^31");
            }
        }
        long value = (1L << zeros) - 1 + Integer.toUnsignedLong(bits(zeros));
        if (value > most) {
            throw invalid(name + " " + value + ", expected at most " + most);
        }
        return (int) value;
    }

    /** se(v). */
    int signed(String name) {
        int value = unsigned(Integer.MAX_VALUE, name);
        return (value & 1) == 1 ? (value >>> 1) + 1 : -(value >>> 1);
    }

    InvalidClipException invalid(String found) {
        return new InvalidClipException(track, second, found);
    }
}
