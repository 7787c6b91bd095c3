package io.trimodal.function.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.trimodal.feature.Modality;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request without a document: one utterance, whose fields are the parts themselves, as {@code curl -F} sends them
 * best. It is read as the document that it stands for, so limits, rules and pointers are the same.
 */
final class ShortForm {
    /** An archive whose arrays are named as the modalities. */
    private static final String ARCHIVE = "features";

    static final List<String> PARTS = List.of("model", "id", "text", "language", "audio", "vision", ARCHIVE);

    private static final JsonFactory JSON = new JsonFactory();
    private static final String UTTERANCE = "/utterances/0/";

    private ShortForm() {}

    static byte[] document(Attachments parts) {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(document)) {
            json.writeStartObject();
            writeText(json, parts, "model", "/model");
            json.writeArrayFieldStart("utterances");
            json.writeStartObject();
            writeText(json, parts, "id", UTTERANCE + "id");
            writeText(json, parts, "text", UTTERANCE + "text");
            for (Modality modality : Modality.values()) {
                if (parts.names().contains(modality.key())) {
                    writeReference(json, modality, modality.key());
                }
            }
            if (parts.names().contains(ARCHIVE)) {
                writeArchive(json, parts);
            }
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return document.toByteArray();
    }

    private static void writeArchive(JsonGenerator json, Attachments parts) throws IOException {
        Set<String> arrays = parts.arrays("", ARCHIVE);
        List<Modality> found = new ArrayList<>();
        for (Modality modality : Modality.values()) {
            if (arrays.contains(modality.key())) {
                found.add(modality);
                writeReference(json, modality, ARCHIVE);
            }
        }
        if (found.isEmpty()) {
            throw malformed("", "has the part 'features', an .npz with none of the arrays language, audio and vision");
        }
    }

    private static void writeReference(JsonGenerator json, Modality modality, String part) throws IOException {
        json.writeObjectFieldStart(modality.key());
        json.writeObjectFieldStart("features");
        json.writeStringField("part", part);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeText(JsonGenerator json, Attachments parts, String part, String field) throws IOException {
        Optional<byte[]> content = parts.take(part);
        if (content.isPresent()) {
            try {
                json.writeStringField(
                        part,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(content.get()))
                                .toString());
            } catch (CharacterCodingException _) {
                throw malformed(field, "is not UTF-8");
            }
        }
    }

    private static MalformedRequestException malformed(String field, String detail) {
        return new MalformedRequestException(new FieldError(field, detail));
    }
}
