package io.trimodal.function.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.trimodal.binary.MalformedTextException;
import io.trimodal.binary.TextBytes;
import io.trimodal.feature.Modality;
import io.trimodal.feature.UtteranceArray;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A request without a document: one utterance, whose fields are the parts themselves, as {@code curl -F} sends them
 * best. It is read as the document that it stands for, so limits, rules and pointers are the same.
 */
final class ShortForm {
    /** An archive of arrays that {@link UtteranceArray} names. */
    static final String ARCHIVE = "features";

    static final List<String> PARTS = List.of(
            "model",
            "id",
            "text",
            "language",
            "audio",
            "vision",
            ARCHIVE,
            "clip",
            "transcript",
            "face",
            "sample_rate",
            "frame_rate");

    private static final JsonFactory JSON = new JsonFactory();
    static final String UTTERANCE = "/utterances/0/";

    private ShortForm() {}

    static byte[] document(Attachments parts) {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(document)) {
            json.writeStartObject();
            writeText(json, parts, "model", "/model");
            if (ShortFormClip.isMeant(parts)) {
                new ShortFormClip(json, parts).write();
                json.writeEndObject();
                json.close();
                return document.toByteArray();
            }
            json.writeArrayFieldStart("utterances");
            json.writeStartObject();
            boolean hasId = writeText(json, parts, "id", UTTERANCE + "id");
            writeText(json, parts, "text", UTTERANCE + "text");
            for (Modality modality : Modality.values()) {
                if (parts.names().contains(modality.key())) {
                    writeReference(json, modality, modality.key());
                }
            }
            if (parts.names().contains(ARCHIVE)) {
                new ShortFormArchive(json, parts.arrays("", ARCHIVE), !hasId).write();
            }
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return document.toByteArray();
    }

    static void writeReference(JsonGenerator json, Modality modality, String part) throws IOException {
        json.writeObjectFieldStart(modality.key());
        json.writeObjectFieldStart("features");
        json.writeStringField("part", part);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Whether there is such a part. */
    static boolean writeText(JsonGenerator json, Attachments parts, String part, String field) throws IOException {
        Optional<byte[]> content = parts.take(part);
        if (content.isPresent()) {
            try {
                json.writeStringField(part, TextBytes.decode(content.get(), StandardCharsets.UTF_8));
            } catch (MalformedTextException e) {
                throw new MalformedRequestException(new FieldError(field, e.getMessage()));
            }
        }
        return content.isPresent();
    }
}
