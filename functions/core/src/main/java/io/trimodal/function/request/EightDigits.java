package io.trimodal.function.request;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight decimal digits at a time, as one 64-bit word (Langdale's and Lemire's way of reading numbers). Numbers out of
 * NumPy and Python have up to 17 digits, so this is where the time goes.
 */
final class EightDigits {
    static final int LENGTH = Long.BYTES;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_NIBBLES = 0xF0F0F0F0F0F0F0F0L;
    private static final long ZEROS = 0x3030303030303030L;
    /** Carries a low nibble above 9 into the high one. */
    private static final long SIXES = 0x0606060606060606L;

    private EightDigits() {}

    /** Whether eight digits begin at {@code index}; that many bytes must be there. */
    static boolean at(byte[] text, int index) {
        long word = (long) WORDS.get(text, index);
        return ((word & HIGH_NIBBLES) | (((word + SIXES) & HIGH_NIBBLES) >>> 4)) == 0x3333333333333333L;
    }

    /** Their value: pairs, then fours, then all eight are put together. */
    static long value(byte[] text, int index) {
        long digits = (long) WORDS.get(text, index) - ZEROS;
        long pairs = 10 * digits + (digits >>> 8);
        long odd = (pairs & 0x000000FF000000FFL) * (100 + (1_000_000L << 32));
        long even = ((pairs >>> 16) & 0x000000FF000000FFL) * (1 + (10_000L << 32));
        return (odd + even) >>> 32;
    }
}
