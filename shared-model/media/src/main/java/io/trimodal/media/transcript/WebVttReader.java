package io.trimodal.media.transcript;

import io.trimodal.binary.Printable;

/**
 * Reads WebVTT (W3C, section 6): a header, then blocks with blank lines between them, each a cue, a note, a style or a
 * region. Browsers pass over a cue that is written wrongly; here it is refused, as words would be missing unseen. Not
 * thread-safe.
 */
final class WebVttReader {
    private final TranscriptLines lines;
    private final CueGatherer cues;

    WebVttReader(String text, CueGatherer cues) {
        this.lines = new TranscriptLines(text);
        this.cues = cues;
    }

    void read() {
        // what stands right below the first line belongs to the header, unless it is already a cue
        lines.next();
        while (lines.isInBlock() && !CueTiming.isTiming(lines.line())) {
            lines.next();
        }
        while (lines.hasLine()) {
            if (lines.isBlank()) {
                lines.next();
            } else {
                block();
            }
        }
    }

    private void block() {
        if (isBeside(lines.line())) {
            while (lines.isInBlock()) {
                lines.next();
            }
            return;
        }
        if (!CueTiming.isTiming(lines.line())) {
            identifier();
        }
        cue();
    }

    private static boolean isBeside(String line) {
        String keyword = line.stripTrailing();
        return keyword.equals("NOTE")
                || line.startsWith("NOTE ")
                || line.startsWith("NOTE\t")
                || keyword.equals("STYLE")
                || keyword.equals("REGION");
    }

    private void identifier() {
        String line = lines.line();
        int number = lines.number();
        lines.next();
        if (!lines.isInBlock() || !CueTiming.isTiming(lines.line())) {
            throw InvalidTranscriptException.at(
                    number,
                    Printable.quoted(line) + " begins no cue, expected times such as 00:01:02.500 --> 00:01:04.000 in"
                            + " this line or the next, or NOTE, STYLE or REGION");
        }
    }

    private void cue() {
        String place = "line " + lines.number();
        cues.begin(place);
        CueTimes.Known times = CueTiming.read(lines.line(), lines.number());
        cues.requireOrder(times, place);
        lines.next();
        StringBuilder text = new StringBuilder();
        while (lines.isInBlock() && !CueTiming.isTiming(lines.line())) {
            cues.requireCharacters(text.length() + lines.line().length(), place);
            text.append(lines.line()).append('\n');
            lines.next();
        }
        new VoiceText(times).read(text.toString()).forEach(cues::add);
    }
}
