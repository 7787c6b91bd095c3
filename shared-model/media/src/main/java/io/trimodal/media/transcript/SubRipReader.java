package io.trimodal.media.transcript;

import io.trimodal.binary.Printable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads SubRip: a number, times and text, then a blank line. Numbers may be absent and need not count up. Not
 * thread-safe.
 */
final class SubRipReader {
    /** Places such as <code>{\an8}</code>, and tags of HTML; {@code <3} is text. */
    private static final Pattern MARKUP = Pattern.compile("\\{\\\\[^{}]*}|</?[a-zA-Z][^<>]*>");

    private final TranscriptLines lines;
    private final CueGatherer cues;

    SubRipReader(String text, CueGatherer cues) {
        this.lines = new TranscriptLines(text);
        this.cues = cues;
    }

    static boolean isNumber(String line) {
        String number = line.strip();
        return !number.isEmpty() && number.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    void read() {
        while (lines.hasLine()) {
            if (lines.isBlank()) {
                lines.next();
            } else {
                cue();
            }
        }
    }

    private void cue() {
        if (isNumber(lines.line())) {
            lines.next();
        }
        if (!lines.hasLine()) {
            return;
        }
        if (!CueTiming.isTiming(lines.line())) {
            throw InvalidTranscriptException.at(
                    lines.number(),
                    Printable.quoted(lines.line()) + ", expected the number or the times of a cue, such as"
                            + " 00:01:02,500 --> 00:01:04,000; text must not have blank lines");
        }
        String place = "line " + lines.number();
        cues.begin(place);
        CueTimes.Known times = CueTiming.read(lines.line(), lines.number());
        cues.requireOrder(times, place);
        lines.next();
        add(times, text(place));
    }

    /** Until a blank line, or the times of the next cue where the blank line is missing. */
    private String text(String place) {
        StringBuilder text = new StringBuilder();
        int lastLine = 0;
        while (lines.isInBlock() && !CueTiming.isTiming(lines.line())) {
            cues.requireCharacters(text.length() + lines.line().length(), place);
            lastLine = text.length();
            text.append(lines.line()).append('\n');
            lines.next();
        }
        if (lines.isInBlock() && isNumber(text.substring(lastLine))) {
            text.setLength(lastLine);
        }
        return text.toString();
    }

    private void add(CueTimes.Known times, String text) {
        LabelledText labelled =
                LabelledText.of(CueText.oneLine(MARKUP.matcher(text).replaceAll("")));
        cues.add(new Cue(times, labelled.text(), List.of(), labelled.speaker()));
    }
}
