package io.trimodal.modeling.voice;

/** Reads bits of a FLAC stream, the most significant first. Not thread-safe. */
final class FlacBits {
    private final byte[] bytes;
    private long at;

    FlacBits(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Where the next byte begins. */
    int position() {
        return (int) (at / Byte.SIZE);
    }

    /** @param count at most 32 @throws IndexOutOfBoundsException behind the end */
    long unsigned(int count) {
        long value = 0;
        for (int left = count; left > 0; ) {
            int inByte = (int) (at % Byte.SIZE);
            int take = Math.min(left, Byte.SIZE - inByte);
            int bits = (bytes[position()] & 0xff) >> (Byte.SIZE - inByte - take) & (1 << take) - 1;
            value = value << take | bits;
            at += take;
            left -= take;
        }
        return value;
    }

    /** Two's complement. */
    int signed(int count) {
        return count == 0 ? 0 : (int) (unsigned(count) << Long.SIZE - count >> Long.SIZE - count);
    }

    /** Zeros before the next one, which is read too. */
    int unary() {
        int zeros = 0;
        while (unsigned(1) == 0) {
            zeros++;
        }
        return zeros;
    }

    void skip(int count) {
        at += count;
    }

    void toByte() {
        at = (at + Byte.SIZE - 1) / Byte.SIZE * Byte.SIZE;
    }
}
