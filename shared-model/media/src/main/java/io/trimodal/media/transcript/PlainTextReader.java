package io.trimodal.media.transcript;

import java.util.List;

/** Reads text without times: a cue per paragraph, that is up to a blank line. Not thread-safe. */
final class PlainTextReader {
    private final TranscriptLines lines;
    private final CueGatherer cues;

    PlainTextReader(String text, CueGatherer cues) {
        this.lines = new TranscriptLines(text);
        this.cues = cues;
    }

    void read() {
        while (lines.hasLine()) {
            if (lines.isBlank()) {
                lines.next();
            } else {
                paragraph();
            }
        }
    }

    private void paragraph() {
        String place = "line " + lines.number();
        cues.begin(place);
        StringBuilder text = new StringBuilder();
        while (lines.isInBlock()) {
            String line = lines.line();
            cues.requireCharacters(text.length() + line.length(), place);
            require(line, lines.number());
            text.append(line).append('\n');
            lines.next();
        }
        cues.add(new Cue(new CueTimes.Unknown(), CueText.oneLine(text), List.of(), ""));
    }

    private static void require(String line, int number) {
        if (line.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\f')) {
            throw InvalidTranscriptException.at(number, "has a control character, expected text");
        }
        // otherwise numbers and times would be scored as words
        if (CueTiming.isTiming(line) && CueTiming.beginsWithTime(line)) {
            throw InvalidTranscriptException.at(
                    number, "has the times of a cue, expected WEBVTT as the file's first line, or SubRip's number 1");
        }
    }
}
