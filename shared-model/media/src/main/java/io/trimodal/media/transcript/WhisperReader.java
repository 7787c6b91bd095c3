package io.trimodal.media.transcript;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what recognisers of the Whisper family write: {@code segments} with words in them (Whisper, faster-whisper,
 * whisperX) or beside them (OpenAI's {@code verbose_json}), {@code transcription} (whisper.cpp), an array of segments,
 * or {@code text} alone. Other fields are passed over. Not thread-safe.
 */
final class WhisperReader {
    /** Python writes NaN where a number is missing. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(64).build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final CueGatherer cues;
    private List<Cue> segments = List.of();
    private List<TimedWord> words = List.of();
    private String text = "";
    private boolean found;

    WhisperReader(CueGatherer cues) {
        this.cues = cues;
    }

    void read(String document) {
        try (JsonParser parser = JSON.createParser(document)) {
            JsonFields fields = new JsonFields(parser);
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                segments = new WhisperSegments(fields, cues).read();
            } else {
                object(fields);
            }
            if (parser.nextToken() != null) {
                throw InvalidTranscriptException.at(
                        parser.currentTokenLocation().getLineNr(), "has something after the JSON, expected its end");
            }
        } catch (JsonProcessingException e) {
            throw InvalidTranscriptException.at(
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                    "is not JSON: " + e.getOriginalMessage().lines().findFirst().orElse("expected a value"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        result().forEach(cues::add);
    }

    private void object(JsonFields fields) throws IOException {
        for (String name = fields.begin(); fields.isField(); name = fields.next()) {
            switch (name) {
                case "segments", "transcription" -> {
                    if (!fields.isNull()) {
                        segments = new WhisperSegments(fields, cues).read();
                        found = true;
                    }
                }
                case "words" -> words = WhisperWords.read(fields);
                case "text" -> {
                    text = CueText.oneLine(fields.text());
                    cues.requireCharacters(text.length(), fields.pointer());
                    found = true;
                }
                default -> fields.skip();
            }
        }
        if (!found) {
            throw new InvalidTranscriptException(
                    "is JSON without a transcript, expected 'segments', 'transcription' or 'text'");
        }
    }

    private List<Cue> result() {
        if (!segments.isEmpty()) {
            return words.isEmpty() ? segments : withWords();
        }
        if (words.isEmpty()) {
            return List.of(new Cue(new CueTimes.Unknown(), text, List.of(), ""));
        }
        double end = words.stream().mapToDouble(TimedWord::end).max().orElseThrow();
        return List.of(new Cue(new CueTimes.Known(words.getFirst().start(), end), text, words, ""));
    }

    /** Words beside the segments belong to the one in whose time their middle lies; both are in the order of time. */
    private List<Cue> withWords() {
        List<Cue> together = new ArrayList<>();
        int next = 0;
        for (Cue segment : segments) {
            CueTimes.Known times = (CueTimes.Known) segment.times();
            List<TimedWord> within = new ArrayList<>();
            while (next < words.size() && middle(words.get(next)) < times.end()) {
                if (middle(words.get(next)) >= times.start()) {
                    within.add(words.get(next));
                }
                next++;
            }
            together.add(
                    segment.words().isEmpty() ? new Cue(times, segment.text(), within, segment.speaker()) : segment);
        }
        return together;
    }

    private static double middle(TimedWord word) {
        return (word.start() + word.end()) / 2;
    }
}
