package io.trimodal.media.transcript;

import java.util.Locale;

/** Times as {@code hh:mm:ss.mmm}: read leniently (hours optional, comma or point), written as WebVTT wants them. */
final class TimeStamp {
    private static final int MILLIS = 1000;
    private static final int LONGEST = 16;

    private TimeStamp() {}

    /** In seconds; not a number for what is no time. */
    static double seconds(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Double.NaN;
        }
        int point = Math.max(text.indexOf('.'), text.indexOf(','));
        long millis = point < 0 ? 0 : fraction(text.substring(point + 1));
        String[] fields = text.substring(0, point < 0 ? text.length() : point).split(":", -1);
        if (millis < 0 || fields.length < 2 || fields.length > 3) {
            return Double.NaN;
        }
        long hours = fields.length == 3 ? number(fields[0], 4, 9999) : 0;
        long minutes = number(fields[fields.length - 2], 2, 59);
        long seconds = number(fields[fields.length - 1], 2, 59);
        if (hours < 0 || minutes < 0 || seconds < 0) {
            return Double.NaN;
        }
        return (((hours * 60 + minutes) * 60 + seconds) * MILLIS + millis) / (double) MILLIS;
    }

    /** Thousandths; below 0 for what are no one to three digits. */
    private static long fraction(String digits) {
        long value = number(digits, 3, 999);
        return value < 0 ? value : number((digits + "00").substring(0, 3), 3, 999);
    }

    private static long number(String digits, int mostDigits, long most) {
        if (digits.isEmpty() || digits.length() > mostDigits) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value <= most ? value : -1;
    }

    /** With hours of two digits or more, and thousandths. */
    static String of(double seconds) {
        long millis = Math.round(seconds * MILLIS);
        long whole = millis / MILLIS;
        return String.format(
                Locale.ROOT, "%02d:%02d:%02d.%03d", whole / 3600, whole / 60 % 60, whole % 60, millis % MILLIS);
    }
}
