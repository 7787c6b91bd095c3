package io.trimodal.function.live;

import com.fasterxml.jackson.core.JsonToken;
import io.trimodal.function.clip.RequestedClip;
import io.trimodal.function.clip.RequestedClip.WrittenWords;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.live.LiveStart.PictureSize;
import io.trimodal.function.live.TextMessage.End;
import io.trimodal.function.live.TextMessage.Start;
import io.trimodal.function.live.TextMessage.Words;
import io.trimodal.function.request.JsonInput;
import io.trimodal.function.request.ModelReference;
import io.trimodal.function.request.PredictRequestReader;
import io.trimodal.media.array.ArrayRates;
import io.trimodal.media.face.FaceSelection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a text message. One per message. */
final class LiveFields {
    private static final int MOST_SIDE = 16_384;
    private static final double LAST_SECOND = 1e6;
    private static final String FIELDS =
            "type, sound, pictures, id, model, face, transcript, cues, key (of start), transcript, until (of words)";

    private final JsonInput json;
    private final Limits limits;
    private final List<SampleFormat> sound = new ArrayList<>(1);
    private final List<PictureSize> pictures = new ArrayList<>(1);
    private final List<WrittenWords> transcript = new ArrayList<>(1);
    private FaceSelection face = new FaceSelection.Largest();
    private ModelReference model = new ModelReference.Default();
    private String type = "";
    private String id = "";
    private String key = "";
    private boolean cues;
    private double until;

    LiveFields(JsonInput json, Limits limits) {
        this.json = json;
        this.limits = limits;
    }

    TextMessage read() {
        if (json.ended()) {
            throw json.malformed("is empty; send an object with a type");
        }
        json.object(name -> {
            if (!json.at(JsonToken.VALUE_NULL)) {
                field(name);
            }
        });
        return switch (type) {
            case "start" -> start();
            case "words" -> {
                if (transcript.isEmpty()) {
                    throw json.malformed(
                            "has no transcript; send cues with times, as WebVTT, SubRip or Whisper's JSON");
                }
                yield new Words(transcript.getFirst().content(), until);
            }
            case "end" -> new End();
            default -> throw json.malformed("has the type '" + type + "'; known are start, words and end");
        };
    }

    private Start start() {
        if (sound.isEmpty() && pictures.isEmpty()) {
            throw json.malformed("has neither sound nor pictures; say what will come");
        }
        if (cues && !transcript.isEmpty()) {
            throw json.malformed("has a transcript and cues; words come at once, or by and by");
        }
        RequestedClip clip = new RequestedClip("", id, List.of(), transcript, face, ArrayRates.DEFAULT);
        return new Start(new LiveStart(sound, pictures, clip, cues, model, key));
    }

    private void field(String name) {
        switch (name) {
            case "type" -> type = PredictRequestReader.name(json, limits);
            case "sound" -> sound.add(format());
            case "pictures" -> pictures.add(size());
            case "id" -> id = PredictRequestReader.name(json, limits);
            case "model" -> model = new ModelReference.Named(PredictRequestReader.name(json, limits));
            case "face" -> face = face();
            case "transcript" ->
                transcript.add(new WrittenWords("/transcript", json.longString().getBytes(StandardCharsets.UTF_8)));
            case "cues" -> cues = json.truth();
            case "key" -> key = PredictRequestReader.name(json, limits);
            case "until" -> until = json.decimal(0, LAST_SECOND);
            default -> throw json.unknownField(FIELDS);
        }
    }

    private SampleFormat format() {
        String given = json.string();
        return Arrays.stream(SampleFormat.values())
                .filter(format -> format.key().equals(given))
                .findFirst()
                .orElseThrow(() -> json.malformed("must be "
                        + Arrays.stream(SampleFormat.values())
                                .map(SampleFormat::key)
                                .collect(Collectors.joining(" or "))
                        + ", mono at 16 kHz"));
    }

    private PictureSize size() {
        int[] sides = new int[2];
        json.object(name -> {
            switch (name) {
                case "width" -> sides[0] = (int) json.integer(1, MOST_SIDE);
                case "height" -> sides[1] = (int) json.integer(1, MOST_SIDE);
                default -> throw json.unknownField("width, height");
            }
        });
        if (sides[0] == 0 || sides[1] == 0) {
            throw json.malformed("must have width and height, in pixels");
        }
        return new PictureSize(sides[0], sides[1]);
    }

    private FaceSelection face() {
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
