package io.trimodal.media.transcript;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads what recognisers of the Whisper family write: {@code segments} with words in them or beside them (Whisper,
 * faster-whisper, OpenAI's {@code verbose_json}), {@code transcription} (whisper.cpp), an array of segments, or
 * {@code text} alone.
 */
final class WhisperReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MILLIS = 1e-3;

    private WhisperReader() {}

    static List<Cue> read(String text, TranscriptLimits limits) {
        JsonNode root = parsed(text);
        if (root.isArray()) {
            return segments(root, "", List.of(), limits);
        }
        if (root.has("segments")) {
            return segments(root.get("segments"), "segments", words(root, "", limits), limits);
        }
        if (root.has("transcription")) {
            return segments(root.get("transcription"), "transcription", List.of(), limits);
        }
        if (root.path("text").isTextual()) {
            return List.of(new Cue(
                    new CueTime.Unknown(), "", CueText.oneLine(root.get("text").textValue()), List.of()));
        }
        throw new InvalidTranscriptException("", "JSON without 'segments', 'transcription' or 'text'");
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new InvalidTranscriptException(
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                    "no JSON: "
                            + e.getOriginalMessage()
                                    .lines()
                                    .findFirst()
                                    .orElse("")
                                    .strip());
        }
    }

    /** @param beside words of all segments, which belong to that in whose time their middle lies */
    private static List<Cue> segments(JsonNode array, String name, List<SpokenWord> beside, TranscriptLimits limits) {
        if (!array.isArray()) {
            throw new InvalidTranscriptException(name, "expected an array");
        }
        requireCount(array.size(), limits);
        List<Cue> cues = new ArrayList<>();
        Deque<SpokenWord> left = new ArrayDeque<>(beside);
        for (int i = 0; i < array.size(); i++) {
            String place = name + "[" + i + "]";
            JsonNode segment = array.get(i);
            if (!segment.path("text").isTextual()) {
                throw new InvalidTranscriptException(place + ".text", "expected a string");
            }
            TimeSpan span = span(segment, place);
            List<SpokenWord> words = words(segment, place + ".", limits);
            cues.add(new Cue(
                    new CueTime.Known(span),
                    segment.path("speaker").asText(""),
                    CueText.oneLine(segment.get("text").textValue()),
                    words.isEmpty() ? within(span, left) : words));
        }
        return cues;
    }

    /** Takes the words up to the span's end, which both are in order of time. */
    private static List<SpokenWord> within(TimeSpan span, Deque<SpokenWord> left) {
        List<SpokenWord> words = new ArrayList<>();
        while (!left.isEmpty() && middle(left.peek()) < span.end()) {
            SpokenWord word = left.poll();
            if (middle(word) >= span.start()) {
                words.add(word);
            }
        }
        return words;
    }

    private static double middle(SpokenWord word) {
        return (word.span().start() + word.span().end()) / 2;
    }

    private static List<SpokenWord> words(JsonNode parent, String place, TranscriptLimits limits) {
        JsonNode array = parent.path("words");
        if (array.isMissingNode() || array.isNull()) {
            return List.of();
        }
        if (!array.isArray()) {
            throw new InvalidTranscriptException(place + "words", "expected an array");
        }
        requireCount(array.size() / 64, limits);
        List<SpokenWord> words = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            String name = place + "words[" + i + "]";
            JsonNode word = array.get(i);
            JsonNode said = word.has("word") ? word.get("word") : word.path("text");
            if (!said.isTextual()) {
                throw new InvalidTranscriptException(name + ".word", "expected a string");
            }
            // aligners leave the times of numbers out
            if (word.path("start").isNumber() && !said.textValue().isBlank()) {
                words.add(new SpokenWord(said.textValue().strip(), span(word, name)));
            }
        }
        return words;
    }

    private static TimeSpan span(JsonNode node, String place) {
        JsonNode offsets = node.path("offsets");
        double start = offsets.isObject()
                ? MILLIS * seconds(offsets, "from", place + ".offsets")
                : seconds(node, "start", place);
        double end =
                offsets.isObject() ? MILLIS * seconds(offsets, "to", place + ".offsets") : seconds(node, "end", place);
        if (end < start) {
            throw new InvalidTranscriptException(
                    place, "from " + start + " s to " + end + " s, expected an end after its start");
        }
        return new TimeSpan(start, end);
    }

    private static double seconds(JsonNode node, String field, String place) {
        JsonNode value = node.path(field);
        if (!value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() < 1e9)) {
            throw new InvalidTranscriptException(place + "." + field, "expected a number of 0 or more");
        }
        return value.doubleValue();
    }

    private static void requireCount(int count, TranscriptLimits limits) {
        if (count > limits.cues()) {
            throw new TranscriptLimitException("more than " + limits.cues() + " cues");
        }
    }
}
