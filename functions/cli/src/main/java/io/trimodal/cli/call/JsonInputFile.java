package io.trimodal.cli.call;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Tells a request from utterances one after the other, which need not keep to their lines. What is inside is read, and
 * refused, by the functions' own reader.
 */
final class JsonInputFile {
    private static final Set<String> UTTERANCE = Set.of("id", "text", "language", "audio", "vision");
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private JsonInputFile() {}

    static CallInput read(String source, byte[] content) {
        List<CallInput.Line> lines = new ArrayList<>();
        int end = 0;
        try (JsonParser parser = JSON.createParser(content)) {
            while (parser.nextToken() != null) {
                int start = (int) parser.currentTokenLocation().getByteOffset();
                long number = parser.currentTokenLocation().getLineNr();
                if (lines.isEmpty() && !isUtterance(parser)) {
                    return request(source, content);
                }
                parser.skipChildren();
                end = (int) parser.currentLocation().getByteOffset();
                lines.add(new CallInput.Line(number, Arrays.copyOfRange(content, start, end)));
            }
        } catch (IOException _) {
            if (lines.isEmpty()
                    && !firstLine(content).map(JsonInputFile::beginsUtterance).orElse(false)) {
                return request(source, content);
            }
            lines.add(rest(content, end));
        }
        return new CallInput.Lines(source, List.copyOf(lines));
    }

    private static CallInput request(String source, byte[] content) {
        SequencedMap<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("request", content);
        return new CallInput.Parts(source, parts, Map.of());
    }

    /** Leaves the parser at the end of the object, if it is one. */
    private static boolean isUtterance(JsonParser parser) throws IOException {
        boolean found = false;
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                found |= UTTERANCE.contains(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
        }
        return found;
    }

    private static boolean beginsUtterance(byte[] line) {
        try (JsonParser parser = JSON.createParser(line)) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    && parser.nextToken() == JsonToken.FIELD_NAME
                    && UTTERANCE.contains(parser.currentName());
        } catch (IOException _) {
            return false;
        }
    }

    private static Optional<byte[]> firstLine(byte[] content) {
        int end = 0;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        return end == 0 ? Optional.empty() : Optional.of(Arrays.copyOf(content, end));
    }

    /** What is no JSON, for the reader to say why: to the end of its line. */
    private static CallInput.Line rest(byte[] content, int from) {
        int start = from;
        while (start < content.length && content[start] <= ' ' && content[start] >= 0) {
            start++;
        }
        int end = start;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        long number = 1;
        for (int i = 0; i < start; i++) {
            number += content[i] == '\n' ? 1 : 0;
        }
        return new CallInput.Line(number, Arrays.copyOfRange(content, start, end));
    }
}
