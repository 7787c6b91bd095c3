package io.trimodal.media.transcript;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads an array of segments, each with its time and text, and words and speaker where they are known. */
final class WhisperSegments {
    /** The unit of whisper.cpp's offsets. */
    private static final double MILLISECOND = 1e-3;

    private final JsonFields fields;
    private final CueGatherer cues;
    private String text = "";
    private String speaker = "";
    private double start;
    private double end;
    private List<TimedWord> words = List.of();

    /** @param fields at the array */
    WhisperSegments(JsonFields fields, CueGatherer cues) {
        this.fields = fields;
        this.cues = cues;
    }

    List<Cue> read() throws IOException {
        List<Cue> segments = new ArrayList<>();
        fields.beginArray();
        while (fields.nextElement()) {
            String place = fields.pointer();
            cues.begin(place);
            Cue segment = segment(place);
            if (!segment.text().isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }

    private Cue segment(String place) throws IOException {
        text = null;
        speaker = "";
        start = Double.NaN;
        end = Double.NaN;
        words = List.of();
        for (String name = fields.begin(); fields.isField(); name = fields.next()) {
            field(name);
        }
        if (text == null || Double.isNaN(start) || Double.isNaN(end)) {
            throw InvalidTranscriptException.at(
                    place, "expected 'text', and 'start' and 'end' (or 'offsets') in seconds");
        }
        if (end < start) {
            throw InvalidTranscriptException.at(place, "ends before it starts, expected an end after the start");
        }
        CueTimes.Known times = new CueTimes.Known(start, end);
        cues.requireOrder(times, place);
        return new Cue(times, text, words, speaker);
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "text" -> {
                text = CueText.oneLine(fields.text());
                cues.requireCharacters(text.length(), fields.pointer());
            }
            case "start" -> start = fields.seconds(1);
            case "end" -> end = fields.seconds(1);
            case "speaker" -> speaker = fields.isNull() ? "" : CueText.oneLine(fields.text());
            case "words" -> words = WhisperWords.read(fields);
            case "offsets" -> offsets();
            default -> fields.skip();
        }
    }

    private void offsets() throws IOException {
        for (String name = fields.begin(); fields.isField(); name = fields.next()) {
            switch (name) {
                case "from" -> start = fields.seconds(MILLISECOND);
                case "to" -> end = fields.seconds(MILLISECOND);
                default -> fields.skip();
            }
        }
    }
}
