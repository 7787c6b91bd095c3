package io.trimodal.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The real encoder that the build unpacks: bge-small-en-v1.5 with the vocabulary of bert-base-uncased. */
final class EnglishEncoder {
    static final Path ONNX = Path.of("target/text-encoders/bge-small-en-v1.5-q.onnx");
    private static final Path TOKENIZER = Path.of("target/text-encoders/bge-small-en-v1.5-q-tokenizer.json");

    private EnglishEncoder() {}

    static Vocabulary vocabulary() {
        try {
            JsonNode ids = new ObjectMapper().readTree(TOKENIZER.toFile()).at("/model/vocab");
            String[] pieces = new String[ids.size()];
            ids.properties().forEach(entry -> pieces[entry.getValue().intValue()] = entry.getKey());
            return new Vocabulary(List.copyOf(Arrays.asList(pieces)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
