package io.trimodal.function.request;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trimodal.media.form.RecordedFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A {@link ShortForm} that is a recording: parts {@code clip}, or {@code audio} and {@code vision} that hold sound and
 * pictures and not features, with a {@code transcript}. What a part is, is told by its first bytes.
 */
final class ShortFormClip {
    private static final List<String> SETTINGS = List.of("face", "id");
    private static final List<String> NUMBERS = List.of("sample_rate", "frame_rate");

    private final JsonGenerator json;
    private final Attachments parts;

    /** @param json inside the request */
    ShortFormClip(JsonGenerator json, Attachments parts) {
        this.json = json;
        this.parts = parts;
    }

    static boolean isMeant(Attachments parts) {
        return parts.names().contains("clip") || isRecording(parts, "audio") || isRecording(parts, "vision");
    }

    private static boolean isRecording(Attachments parts, String part) {
        return RecordedFile.isLikely(parts.peek(part));
    }

    void write() throws IOException {
        json.writeObjectFieldStart("clip");
        if (parts.names().contains("clip")) {
            json.writeStringField("part", "clip");
        }
        writeReference("audio");
        writeReference("vision");
        writeReference("transcript");
        for (String setting : SETTINGS) {
            ShortForm.writeText(json, parts, setting, "/clip/" + setting);
        }
        for (String number : NUMBERS) {
            writeNumber(number);
        }
        json.writeEndObject();
    }

    private void writeReference(String part) throws IOException {
        if (parts.names().contains(part)) {
            json.writeObjectFieldStart(part);
            json.writeStringField("part", part);
            json.writeEndObject();
        }
    }

    /** What is no number goes into the document as the string that it is, and is refused there. */
    private void writeNumber(String name) throws IOException {
        Optional<byte[]> content = parts.take(name);
        if (content.isPresent()) {
            String text = new String(content.get(), java.nio.charset.StandardCharsets.UTF_8).strip();
            if (text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
                json.writeFieldName(name);
                json.writeNumber(text);
            } else {
                json.writeStringField(name, text);
            }
        }
    }
}
