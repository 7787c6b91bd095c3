package io.trimodal.function.request;

import ch.randelshofer.fastdoubleparser.JavaFloatParser;
import io.trimodal.function.limit.Limits;

/**
 * The fast way through {@code [[1.5, -2e3], …]}: reads frames of numbers from the bytes of a body, several times as
 * fast as a token and a character buffer for each number.
 *
 * <p>Two thirds of a request's time outside ONNX Runtime went into its numbers. Those of few digits are made here,
 * while their digits are looked at anyway (32 ns each, where the library needs 48); the others are the library's.
 *
 * <p>It takes only what is plain: JSON numbers in frames of equal length, within the limits, finite as float32.
 * Anything else, right or wrong, it leaves alone, and {@link FeaturesReader} reads the array again token by token and
 * says what is the matter. The values are the same bit for bit. Not thread-safe; one per array.
 */
final class PlainFrames {
    private static final int LONGEST_NUMBER = 100;
    /** As many digits as a double always holds, the point counted too. */
    private static final int FEW = 15;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };
    /** The bits of a double that a float does not have, and what they are halfway between two floats. */
    private static final long DROPPED = (1L << 29) - 1;

    private static final long HALFWAY = 1L << 28;

    private final byte[] body;
    private final int mostFrames;
    private final int mostValues;
    private final FloatRows rows = new FloatRows();
    private int at;
    private boolean plain = true;
    /** The digits of a number without its point, as one whole number; of use only where they are few. */
    private long digits;

    /** @param at index of the first byte behind the opening bracket */
    PlainFrames(byte[] body, int at, Limits limits) {
        this.body = body;
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

    /** {@code -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?}, as JSON has it; the library takes more. */
    private void readNumber() {
        int from = at;
        int whole = body[from] == '-' ? from + 1 : from;
        digits = 0;
        int end = digitsFrom(whole);
        plain = end > whole && (end == whole + 1 || body[whole] != '0');
        int decimals = 0;
        boolean integer = true;
        if (at(end) == '.') {
            int point = end;
            end = digitsFrom(point + 1);
            decimals = end - point - 1;
            plain = plain && decimals > 0;
            integer = false;
        }
        boolean few = end - whole <= FEW;
        if ((at(end) | 0x20) == 'e') {
            int power = at(end + 1) == '-' || at(end + 1) == '+' ? end + 2 : end + 1;
            end = digitsFrom(power);
            plain = plain && end > power;
            integer = false;
            few = false;
        }
        at = end;
        // Jackson limits the length of numbers; what comes near is left to it
        plain = plain && end - from <= LONGEST_NUMBER;
        if (plain) {
            float value = few ? nearest(from, end, decimals) : JavaFloatParser.parseFloat(body, from, end - from);
            // there is no negative zero among the integers
            add(integer && value == 0 ? 0 : value);
        }
    }

    /**
     * The nearest float to a number of few digits. The digits and the power of ten are exact doubles, so their quotient
     * is the double nearest to the number (Clinger, How to Read Floating Point Numbers Accurately, 1990), and the float
     * nearest to that is the float nearest to the number, unless the double lies halfway between two floats: then it
     * may be the number or beside it, which the library decides.
     */
    private float nearest(int from, int end, int decimals) {
        double value = digits / POWERS[decimals];
        return (Double.doubleToRawLongBits(value) & DROPPED) == HALFWAY
                ? JavaFloatParser.parseFloat(body, from, end - from)
                : (float) (body[from] == '-' ? -value : value);
    }

    private void add(float value) {
        plain = Float.isFinite(value);
        rows.add(value);
    }

    /** Appends digits to {@link #digits}. @return index of the first byte that is none */
    private int digitsFrom(int index) {
        int next = index;
        long read = digits;
        for (int digit = at(next) - '0'; digit >= 0 && digit <= 9; digit = at(next) - '0') {
            read = 10 * read + digit;
            next++;
        }
        digits = read;
        return next;
    }

    /** The first byte that is no white space. */
    private int skipSpace() {
        int next = peek();
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            at++;
            next = peek();
        }
        return next;
    }

    private int peek() {
        return at(at);
    }

    /** A byte; 0, which stands nowhere in JSON, behind the last one. */
    private int at(int index) {
        return index < body.length ? body[index] : 0;
    }
}
