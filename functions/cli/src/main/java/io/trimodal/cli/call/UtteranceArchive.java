package io.trimodal.cli.call;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.trimodal.npy.NpyArray;
import io.trimodal.npy.NpzReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * An {@code .npz} of several utterances, {@code language} (or MMSA's {@code text}), {@code audio} and {@code vision}
 * {@code [N, frames, dims]},
 * {@code text_bert} {@code [N, 3, tokens]}, {@code raw_text} and {@code id} {@code [N]}: rewritten as a line of JSON
 * for each, which the functions' own
 * reader reads.
 */
final class UtteranceArchive {
    private static final List<String> TOKENS = List.of("input_ids", "attention_mask", "token_type_ids");
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build();

    private final String source;
    private final Map<String, NpyArray> arrays;
    private final Map<String, float[]> rows = new HashMap<>();

    private UtteranceArchive(String source, Map<String, NpyArray> arrays) {
        this.source = source;
        this.arrays = arrays;
    }

    /** @return nothing if the archive is one utterance, in two dimensions, as over HTTP */
    static Optional<CallInput> read(String source, byte[] content) throws IOException {
        Path file = Files.createTempFile("trimodal-", ".npz");
        try {
            Files.write(file, content);
            UtteranceArchive archive = new UtteranceArchive(source, NpzReader.read(file));
            return archive.count() < 0 ? Optional.empty() : Optional.of(archive.lines());
        } catch (InvalidInputException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(source, e.getMessage().replace(file + ": ", ""));
        } finally {
            Files.delete(file);
        }
    }

    /** By the arrays that have an axis of utterances; below 0 without any. */
    private int count() {
        int count = -1;
        for (String name : List.of("language", "text", "text_bert", "audio", "vision")) {
            NpyArray array = arrays.get(name);
            if (array != null && array.shape().length == 3) {
                if (count >= 0 && count != array.shape()[0]) {
                    throw new InvalidInputException(
                            source, "its arrays hold " + count + " and " + array.shape()[0] + " utterances");
                }
                count = array.shape()[0];
            }
        }
        return count;
    }

    private CallInput lines() throws IOException {
        SequencedMap<String, String> features = new LinkedHashMap<>();
        features.put("language", arrays.containsKey("language") ? "language" : "text");
        features.put("audio", "audio");
        features.put("vision", "vision");
        List<CallInput.Line> lines = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            try (JsonGenerator json = JSON.createGenerator(line)) {
                json.writeStartObject();
                writeString(json, "id", "id", i);
                boolean tokens = arrays.containsKey("text_bert");
                if (tokens) {
                    writeTokens(json, i);
                } else if (!isStack(features.get("language"))) {
                    writeString(json, "text", "raw_text", i);
                }
                for (Map.Entry<String, String> modality : features.entrySet()) {
                    if (isStack(modality.getValue())
                            && !(tokens && modality.getKey().equals("language"))) {
                        writeFeatures(json, modality.getKey(), modality.getValue(), i);
                    }
                }
                json.writeEndObject();
            }
            lines.add(new CallInput.Line(i + 1L, line.toByteArray()));
        }
        return new CallInput.Lines(source, lines);
    }

    private boolean isStack(String array) {
        return arrays.containsKey(array) && arrays.get(array).shape().length == 3;
    }

    private void writeString(JsonGenerator json, String field, String array, int index) throws IOException {
        if (arrays.get(array) instanceof NpyArray.Strings(int[] _, String[] values) && index < values.length) {
            json.writeStringField(field, values[index]);
        }
    }

    private void writeTokens(JsonGenerator json, int index) throws IOException {
        int[] shape = arrays.get("text_bert").shape();
        if (shape.length != 3 || shape[1] != TOKENS.size()) {
            throw new InvalidInputException(source, "text_bert must have the shape [N, 3, tokens]");
        }
        float[] values =
                rows.computeIfAbsent("text_bert", name -> arrays.get(name).floats());
        json.writeObjectFieldStart("language");
        for (int row = 0; row < TOKENS.size(); row++) {
            json.writeArrayFieldStart(TOKENS.get(row));
            for (int t = 0; t < shape[2]; t++) {
                json.writeNumber((long) values[(index * TOKENS.size() + row) * shape[2] + t]);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void writeFeatures(JsonGenerator json, String field, String array, int index) throws IOException {
        int[] shape = arrays.get(array).shape();
        float[] values = rows.computeIfAbsent(array, name -> arrays.get(name).floats());
        json.writeObjectFieldStart(field);
        json.writeArrayFieldStart("features");
        for (int frame = index * shape[1]; frame < (index + 1) * shape[1]; frame++) {
            json.writeStartArray();
            for (int dim = 0; dim < shape[2]; dim++) {
                json.writeNumber(values[frame * shape[2] + dim]);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
