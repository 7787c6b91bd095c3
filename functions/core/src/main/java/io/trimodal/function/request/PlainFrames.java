package io.trimodal.function.request;

import io.trimodal.function.limit.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fast way through {@code [[1.5, -2e3], …]}: reads frames of numbers from the bytes of a body, several times as fast
 * as a token and a character buffer for each number.
 *
 * <p>It takes only what is plain: JSON numbers in frames of equal length, within the limits, finite as float32. Anything
 * else, right or wrong, it leaves alone, and {@link FeaturesReader} reads the array again token by token and says what
 * is the matter. The values are the same bit for bit. Not thread-safe; one per array.
 */
final class PlainFrames {
    private static final int LONGEST_NUMBER = 100;
    private static final long MOST_BEFORE_A_DIGIT = Long.MAX_VALUE / 10 - 1;
    private static final long MOST_BEFORE_EIGHT = Long.MAX_VALUE / 100_000_000 - 1;
    /** The powers of ten that a double holds exactly, and the doubles nearest to their inverses. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final double[] INVERSES = {
        1e-0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12, 1e-13, 1e-14, 1e-15, 1e-16,
        1e-17, 1e-18, 1e-19, 1e-20, 1e-21, 1e-22
    };
    /** The bits of a double that a float does not have, and their value halfway between two floats. */
    private static final long DROPPED = (1L << 29) - 1;

    private static final long HALFWAY = 1L << 28;
    /** More than the error of two conversions and one product, in units of a double's last place. */
    private static final long DOUBT = 8;

    private final byte[] body;
    private final int mostFrames;
    private final int mostValues;
    private final FloatRows rows = new FloatRows();
    private final int start;
    private int at;
    private boolean plain = true;
    private boolean lines;

    /** @param at index of the first byte behind the opening bracket */
    PlainFrames(byte[] body, int at, Limits limits) {
        this.body = body;
        this.start = at;
        this.at = at;
        this.mostFrames = limits.frames();
        this.mostValues = limits.valuesPerFrame();
    }

    /** Reads to the closing bracket. @return whether everything up to there was plain */
    boolean read() {
        do {
            readFrame();
        } while (plain && comma());
        return plain && peek() == ']';
    }

    /** Index of the closing bracket, after {@link #read}. */
    int end() {
        return at;
    }

    /** Makes spaces of what was read; the ends of lines stay, so that lines and columns behind it do. */
    void blank() {
        if (lines) {
            for (int i = start; i < at; i++) {
                body[i] = body[i] == '\n' || body[i] == '\r' ? body[i] : (byte) ' ';
            }
        } else {
            Arrays.fill(body, start, at, (byte) ' ');
        }
    }

    /** What was read. */
    FloatRows rows() {
        return rows;
    }

    private void readFrame() {
        plain = rows.rows() < mostFrames && skipSpace() == '[';
        at++;
        do {
            plain = plain && rows.inRow() < mostValues && isNumber(skipSpace());
            if (plain) {
                readNumber();
            }
        } while (plain && comma());
        plain = plain && peek() == ']' && rows.endRow() == rows.dims();
        at++;
    }

    private boolean comma() {
        if (skipSpace() == ',') {
            at++;
            return true;
        }
        return false;
    }

    private static boolean isNumber(int first) {
        return first == '-' || first >= '0' && first <= '9';
    }

    /** {@code -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?}, the number being (±digits) · 10^exponent. */
    private void readNumber() {
        int from = at;
        boolean negative = peek() == '-';
        if (negative) {
            at++;
        }
        int whole = at;
        long digits = readDigits(0);
        plain = at > whole && (at == whole + 1 || body[whole] != '0');
        int exponent = 0;
        boolean integer = true;
        if (peek() == '.') {
            int point = at++;
            digits = digits < 0 ? skipDigits() : readDigits(digits);
            exponent = point + 1 - at;
            integer = false;
            plain = plain && exponent < 0;
        }
        if ((peek() | 0x20) == 'e') {
            exponent += readExponent();
            integer = false;
        }
        // Jackson limits the length of numbers; what comes near is left to it
        plain = plain && at - from <= LONGEST_NUMBER;
        if (plain) {
            float value = digits < 0 ? exactly(from) : toFloat(from, digits, exponent);
            // there is no negative zero among the integers
            add(negative && digits >= 0 && !(integer && digits == 0) ? -value : value);
        }
    }

    private void add(float value) {
        plain = Float.isFinite(value);
        rows.add(value);
    }

    /** Appends digits to {@code digits}. @return -1 where they are too many for a long */
    private long readDigits(long digits) {
        long read = digits;
        int next = at;
        for (; next + EightDigits.LENGTH <= body.length && EightDigits.at(body, next); next += EightDigits.LENGTH) {
            if (read > MOST_BEFORE_EIGHT) {
                return skipDigits();
            }
            read = 100_000_000 * read + EightDigits.value(body, next);
        }
        while (next < body.length && body[next] >= '0' && body[next] <= '9') {
            if (read > MOST_BEFORE_A_DIGIT) {
                return skipDigits();
            }
            read = 10 * read + body[next] - '0';
            next++;
        }
        at = next;
        return read;
    }

    private long skipDigits() {
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return -1;
    }

    private int readExponent() {
        at++;
        boolean negative = peek() == '-';
        if (negative || peek() == '+') {
            at++;
        }
        int from = at;
        long value = readDigits(0);
        plain = plain && at > from && value >= 0 && value < 1000;
        return (int) (negative ? -value : value);
    }

    /**
     * The float nearest to digits · 10^exponent. As a double, that is right to two units in the last place; only where
     * these could decide between two floats, or the double is not in a float's range, it takes the long way.
     */
    private float toFloat(int from, long digits, int exponent) {
        if (digits == 0) {
            return 0;
        }
        if (Math.abs(exponent) >= POWERS.length) {
            return Math.abs(exactly(from));
        }
        double value = exponent < 0 ? digits * INVERSES[-exponent] : digits * POWERS[exponent];
        long tail = Double.doubleToRawLongBits(value) & DROPPED;
        boolean certain =
                Math.abs(tail - HALFWAY) > DOUBT && value >= 2 * Float.MIN_NORMAL && value <= Float.MAX_VALUE / 2;
        return certain ? (float) value : Math.abs(exactly(from));
    }

    private float exactly(int from) {
        return Float.parseFloat(new String(body, from, at - from, StandardCharsets.ISO_8859_1));
    }

    /** The first byte that is no white space. */
    private int skipSpace() {
        int next = peek();
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            lines |= next < ' ';
            at++;
            next = peek();
        }
        return next;
    }

    /** The next byte; 0, which stands nowhere in JSON, behind the last one. */
    private int peek() {
        return at < body.length ? body[at] : 0;
    }
}
