package io.trimodal.media.transcript;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads an array of words; those without times, which aligners give to numbers and such, are left out. */
final class WhisperWords {
    private WhisperWords() {}

    /** @param fields at the array, or null for none */
    static List<TimedWord> read(JsonFields fields) throws IOException {
        if (fields.isNull()) {
            return List.of();
        }
        List<TimedWord> words = new ArrayList<>();
        fields.beginArray();
        while (fields.nextElement()) {
            word(fields, words);
        }
        return words;
    }

    private static void word(JsonFields fields, List<TimedWord> words) throws IOException {
        String place = fields.pointer();
        String text = "";
        double start = Double.NaN;
        double end = Double.NaN;
        for (String name = fields.begin(); fields.isField(); name = fields.next()) {
            switch (name) {
                case "word", "text" -> text = CueText.oneLine(fields.text());
                case "start" -> start = fields.seconds(1);
                case "end" -> end = fields.seconds(1);
                default -> fields.skip();
            }
        }
        if (end < start) {
            throw InvalidTranscriptException.at(place, "ends before it starts, expected an end after the start");
        }
        if (!text.isEmpty() && !Double.isNaN(start) && !Double.isNaN(end)) {
            words.add(new TimedWord(text, start, end));
        }
    }
}
