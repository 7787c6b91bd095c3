package io.trimodal.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The real encoders that the build unpacks. */
enum RealEncoder {
    /** bge-small-en-v1.5 with the vocabulary of bert-base-uncased. */
    ENGLISH("bge-small-en-v1.5-q", true),
    /** bge-small-zh-v1.5 with the vocabulary of bert-base-chinese, which keeps case. */
    CHINESE("bge-small-zh-v1.5-q", false);

    private static final Path DIRECTORY = Path.of("target/text-encoders");

    private final String file;
    private final boolean lowerCase;

    RealEncoder(String file, boolean lowerCase) {
        this.file = file;
        this.lowerCase = lowerCase;
    }

    Path onnx() {
        return DIRECTORY.resolve(file + ".onnx");
    }

    WordPieceTokenizer tokenizer(int maxTokens) {
        return new WordPieceTokenizer(vocabulary(), lowerCase, maxTokens);
    }

    Vocabulary vocabulary() {
        try {
            JsonNode ids = new ObjectMapper()
                    .readTree(DIRECTORY.resolve(file + "-tokenizer.json").toFile())
                    .at("/model/vocab");
            String[] pieces = new String[ids.size()];
            ids.properties().forEach(entry -> pieces[entry.getValue().intValue()] = entry.getKey());
            return new Vocabulary(List.copyOf(Arrays.asList(pieces)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
