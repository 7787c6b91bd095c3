package io.trimodal.media.transcript;

import io.trimodal.binary.Printable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines such as {@code 00:01:02.500 --> 00:01:04.000 align:start}, with a comma in SubRip. */
final class CueTiming {
    private static final String TIME = "(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})(?:[.,](\\d{1,3}))?";
    private static final Pattern TIMING = Pattern.compile("\\s*" + TIME + "\\s*-->\\s*" + TIME + "(?:\\s.*)?");
    private static final Pattern STAMP = Pattern.compile(TIME);

    private CueTiming() {}

    /** Whether the line has the arrow, rightly written or not. */
    static boolean isTiming(String line) {
        return line.contains("-->");
    }

    /** @throws InvalidTranscriptException unless it is written rightly and ends after it starts */
    static TimeSpan read(String line, int number) {
        Matcher matcher = TIMING.matcher(line);
        if (!matcher.matches()) {
            throw new InvalidTranscriptException(
                    number, Printable.quoted(line) + ", expected hh:mm:ss.mmm --> hh:mm:ss.mmm");
        }
        double start = seconds(matcher, 1);
        double end = seconds(matcher, 5);
        if (end < start) {
            throw new InvalidTranscriptException(
                    number, "a cue from " + start + " s to " + end + " s, expected an end" + " after its start");
        }
        return new TimeSpan(start, end);
    }

    /** A time alone, as within WebVTT's tags; not a number for anything else. */
    static double stamp(String text) {
        Matcher matcher = STAMP.matcher(text);
        return matcher.matches() ? seconds(matcher, 1) : Double.NaN;
    }

    private static double seconds(Matcher time, int group) {
        int hours = time.group(group) == null ? 0 : Integer.parseInt(time.group(group));
        int minutes = Integer.parseInt(time.group(group + 1));
        int seconds = Integer.parseInt(time.group(group + 2));
        String fraction = time.group(group + 3) == null ? "0" : time.group(group + 3);
        int millis = Integer.parseInt((fraction + "00").substring(0, 3));
        return (((hours * 60L + minutes) * 60 + seconds) * 1000 + millis) / 1000.0;
    }
}
