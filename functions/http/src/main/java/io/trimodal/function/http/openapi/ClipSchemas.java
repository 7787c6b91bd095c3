package io.trimodal.function.http.openapi;

import io.trimodal.function.clip.ClipsConfig;
import io.trimodal.function.limit.Limits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** A recording in a request, which all functions take in place of utterances, with the limits in force. */
public final class ClipSchemas {
    /** What the transcript may be. */
    public static final String TRANSCRIPT =
            "What is said: WebVTT, SubRip, Whisper's JSON (segments, with words or without) or plain text."
                    + " Without one, the transcriber is asked, where one is configured, and clip.transcribed_by says"
                    + " so in the answer; otherwise voice activity makes the segments, and language is absent";

    /** What chooses a face. */
    public static final String FACE =
            "Whose face it is, where there are several: largest, first, or a number from 1 on; largest if left out";

    /** What the id does. */
    public static final String ID = "Segments are called ID#0, ID#1, …; their numbers alone if left out";

    private static final int MOST_SEGMENTS = 64;
    private static final int HIGHEST_SAMPLE_RATE = 768_000;
    private static final int HIGHEST_FRAME_RATE = 240;

    private ClipSchemas() {}

    /** The field {@code clip}. */
    public static Schema clip(Limits limits, ClipsConfig clips) {
        return Schemas.object(
                        "Instead of utterances, in multipart/form-data: a recording, each segment of which is an"
                                + " utterance. Either part, or audio and vision. " + limits(clips),
                        List.of())
                .properties(Map.of(
                        "part", Schemas.string("Name of the part that holds it", limits.nameCharacters()),
                        "audio", reference("Sound in a part of its own", limits),
                        "vision", reference("Pictures in a part of their own", limits),
                        "transcript", transcript(limits),
                        "face", face(),
                        "segments", segments(),
                        "sample_rate", sampleRate(),
                        "frame_rate", frameRate(),
                        "id", Schemas.string(ID, limits.nameCharacters())));
    }

    /** What is taken of a recording, in sentences. */
    public static String limits(ClipsConfig clips) {
        return "WAV, MP4, Matroska, MP3, .npy of a waveform [samples] or of picture frames [frames, height, width, 3]"
                + " in uint8, and what ffmpeg reads where it is installed. At most "
                + clips.seconds() + " seconds and "
                + clips.pixels() + " pixels of a picture, and "
                + clips.segments() + " segments; more is answered with 413.";
    }

    /** Samples a second of a waveform in .npy. */
    public static Schema sampleRate() {
        return number("Hz of a waveform in .npy; 16000 if left out", SchemaType.INTEGER, HIGHEST_SAMPLE_RATE);
    }

    /** Pictures a second of picture frames in .npy. */
    public static Schema frameRate() {
        return number(
                "Pictures a second of picture frames in .npy; 5 if left out", SchemaType.NUMBER, HIGHEST_FRAME_RATE);
    }

    private static Schema number(String description, SchemaType type, int most) {
        return OASFactory.createSchema()
                .type(List.of(type))
                .description(description)
                .exclusiveMinimum(BigDecimal.ZERO)
                .maximum(BigDecimal.valueOf(most));
    }

    private static Schema transcript(Limits limits) {
        Schema text = OASFactory.createSchema().type(List.of(SchemaType.STRING)).description("The transcript itself");
        return OASFactory.createSchema()
                .description(TRANSCRIPT)
                .anyOf(List.of(text, reference("A transcript in a part of its own", limits)));
    }

    private static Schema segments() {
        Schema number =
                OASFactory.createSchema().type(List.of(SchemaType.INTEGER)).minimum(BigDecimal.ZERO);
        return Schemas.array("Numbers of the segments that are wanted, from 0; all if left out", MOST_SEGMENTS, number);
    }

    private static Schema face() {
        Schema number = OASFactory.createSchema()
                .type(List.of(SchemaType.INTEGER))
                .minimum(BigDecimal.ONE)
                .maximum(BigDecimal.valueOf(100));
        Schema word = OASFactory.createSchema().type(List.of(SchemaType.STRING));
        return OASFactory.createSchema().description(FACE).anyOf(List.of(word, number));
    }

    private static Schema reference(String description, Limits limits) {
        return Schemas.object(description, List.of("part"))
                .properties(Map.of("part", Schemas.string("Name of the part", limits.nameCharacters())));
    }
}
