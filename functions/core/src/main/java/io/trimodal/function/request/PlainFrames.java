package io.trimodal.function.request;

import ch.randelshofer.fastdoubleparser.JavaFloatParser;
import io.trimodal.function.limit.Limits;

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

    private final byte[] body;
    private final int mostFrames;
    private final int mostValues;
    private final FloatRows rows = new FloatRows();
    private int at;
    private boolean plain = true;

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
        int end = digitsFrom(whole);
        plain = end > whole && (end == whole + 1 || body[whole] != '0');
        boolean integer = true;
        if (at(end) == '.') {
            int fraction = end + 1;
            end = digitsFrom(fraction);
            plain = plain && end > fraction;
            integer = false;
        }
        if ((at(end) | 0x20) == 'e') {
            int power = at(end + 1) == '-' || at(end + 1) == '+' ? end + 2 : end + 1;
            end = digitsFrom(power);
            plain = plain && end > power;
            integer = false;
        }
        at = end;
        // Jackson limits the length of numbers; what comes near is left to it
        plain = plain && end - from <= LONGEST_NUMBER;
        if (plain) {
            float value = JavaFloatParser.parseFloat(body, from, end - from);
            // there is no negative zero among the integers
            add(integer && value == 0 ? 0 : value);
        }
    }

    private void add(float value) {
        plain = Float.isFinite(value);
        rows.add(value);
    }

    /** Index of the first byte that is no digit. */
    private int digitsFrom(int index) {
        int next = index;
        while (at(next) >= '0' && at(next) <= '9') {
            next++;
        }
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
