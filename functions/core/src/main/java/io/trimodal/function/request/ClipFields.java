package io.trimodal.function.request;

import com.fasterxml.jackson.core.JsonToken;
import io.trimodal.function.clip.RequestedClip;
import io.trimodal.function.clip.RequestedClip.Recording;
import io.trimodal.function.clip.RequestedClip.Taken;
import io.trimodal.function.clip.RequestedClip.WrittenWords;
import io.trimodal.function.limit.Limits;
import io.trimodal.media.array.ArrayRates;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.face.FaceSelection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the field {@code clip}: {@code {"part": "talk", "transcript": {"part": "words"}, "face": "largest"}}, where
 * sound and pictures may also come in files of their own: {@code "audio": {"part": …}, "vision": {"part": …}}.
 */
final class ClipFields {
    private static final String FIELDS = "part, audio, vision, transcript, face, segments, sample_rate, frame_rate, id";
    private static final int MOST_SEGMENTS = 64;
    private static final int HIGHEST_SAMPLE_RATE = 768_000;
    private static final double HIGHEST_FRAME_RATE = 240;

    private final JsonInput json;
    private final Attachments attachments;
    private final Limits limits;
    private final String pointer;
    private final List<Recording> recordings = new ArrayList<>();
    private final List<WrittenWords> transcript = new ArrayList<>(1);
    private FaceSelection face = new FaceSelection.Largest();
    private final List<Integer> segments = new ArrayList<>();
    private String id = "";
    private long sampleRate = ArrayRates.DEFAULT.samplesPerSecond();
    private double frameRate = ArrayRates.DEFAULT.framesPerSecond();

    ClipFields(JsonInput json, Attachments attachments, Limits limits) {
        this.json = json;
        this.attachments = attachments;
        this.limits = limits;
        this.pointer = json.pointer();
    }

    RequestedClip read() {
        json.object(name -> {
            if (!json.at(JsonToken.VALUE_NULL)) {
                readField(name);
            }
        });
        if (recordings.size() > 1 && recordings.stream().anyMatch(recording -> recording.taken() == Taken.ALL)) {
            throw json.malformed("has a recording of everything that stands beside sound or pictures of their own; give"
                    + " part, or audio and vision");
        }
        if (recordings.isEmpty()) {
            throw json.malformed("has no recording; give the part that holds it as part, or audio and vision");
        }
        return new RequestedClip(
                pointer, id, recordings, transcript, face, new ArrayRates(sampleRate, frameRate), segments);
    }

    private void readField(String name) {
        switch (name) {
            case "part" -> recordings.add(recording(Taken.ALL, json.pointer(), pointer, json.string()));
            case "audio" -> recordings.add(reference(Taken.SOUND));
            case "vision" -> recordings.add(reference(Taken.PICTURES));
            case "transcript" -> transcript.add(readTranscript());
            case "face" -> face = readFace();
            case "segments" -> readSegments();
            case "sample_rate" -> sampleRate = json.integer(1, HIGHEST_SAMPLE_RATE);
            case "frame_rate" -> frameRate = json.decimal(1.0 / 60, HIGHEST_FRAME_RATE);
            case "id" -> id = PredictRequestReader.name(json, limits);
            default -> throw json.unknownField(FIELDS);
        }
    }

    private Recording reference(Taken taken) {
        String field = json.pointer();
        return recording(taken, field, field, part());
    }

    /** @param reference the object that names the part */
    private Recording recording(Taken taken, String field, String reference, String part) {
        return new Recording(field, taken, ClipSource.of(attachments.recording(reference, part)));
    }

    private String part() {
        List<String> named = new ArrayList<>(1);
        json.object(name -> {
            if (!name.equals("part")) {
                throw json.unknownField("part");
            }
            named.add(json.string());
        });
        if (named.isEmpty()) {
            throw json.malformed("has no part; give the name of the part with the file");
        }
        return named.getFirst();
    }

    private WrittenWords readTranscript() {
        if (json.at(JsonToken.VALUE_STRING)) {
            return new WrittenWords(json.pointer(), json.longString().getBytes(StandardCharsets.UTF_8));
        }
        String field = json.pointer();
        return new WrittenWords(field, attachments.recording(field, part()));
    }

    private void readSegments() {
        json.enterArray("an array of numbers of segments");
        for (; json.inArray(); json.next()) {
            if (segments.size() == MOST_SEGMENTS) {
                throw json.tooLarge("has more than " + MOST_SEGMENTS + " numbers of segments; leave it out for all");
            }
            int number = (int) json.integer(0, Integer.MAX_VALUE);
            if (segments.contains(number)) {
                throw json.malformed("is given twice");
            }
            segments.add(number);
        }
    }

    private FaceSelection readFace() {
        if (json.at(JsonToken.VALUE_NUMBER_INT)) {
            return new FaceSelection.Nth((int) json.integer(1, 100));
        }
        try {
            return FaceSelection.parse(json.string());
        } catch (IllegalArgumentException e) {
            throw json.malformed(e.getMessage());
        }
    }
}
