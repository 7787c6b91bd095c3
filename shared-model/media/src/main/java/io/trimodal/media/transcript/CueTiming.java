package io.trimodal.media.transcript;

import io.trimodal.binary.Printable;

/** Lines such as {@code 00:01:02.500 --> 00:01:04.000 align:start}; hours may be absent, the point a comma. */
final class CueTiming {
    private static final String ARROW = "-->";
    private static final String EXPECTED = ", expected two times such as 00:01:02.500 --> 00:01:04.000";

    private CueTiming() {}

    /** Whether the line has the arrow, rightly written or not: no text of a cue may have it. */
    static boolean isTiming(String line) {
        return line.contains(ARROW);
    }

    /** Whether what stands before the arrow is a time, so that the line is hardly prose. */
    static boolean beginsWithTime(String line) {
        return !Double.isNaN(
                TimeStamp.seconds(line.substring(0, line.indexOf(ARROW)).strip()));
    }

    /**
     * The times of a line that has the arrow; settings behind them are passed over.
     *
     * @throws InvalidTranscriptException unless both are written rightly and the end is not before the start
     */
    static CueTimes.Known read(String line, int number) {
        int arrow = line.indexOf(ARROW);
        String rest = line.substring(arrow + ARROW.length()).strip();
        int settings = 0;
        while (settings < rest.length() && !Character.isWhitespace(rest.charAt(settings))) {
            settings++;
        }
        double start = TimeStamp.seconds(line.substring(0, arrow).strip());
        double end = TimeStamp.seconds(rest.substring(0, settings));
        if (Double.isNaN(start) || Double.isNaN(end)) {
            throw InvalidTranscriptException.at(number, Printable.quoted(line) + EXPECTED);
        }
        if (end < start) {
            throw InvalidTranscriptException.at(
                    number, Printable.quoted(line) + " ends before it starts, expected an end after the start");
        }
        return new CueTimes.Known(start, end);
    }
}
