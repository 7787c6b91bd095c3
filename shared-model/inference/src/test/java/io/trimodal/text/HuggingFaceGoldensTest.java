package io.trimodal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Against {@code huggingface-goldens.json}: what HuggingFace tokenizers 0.23.2 gives for accents, scripts, symbols,
 * separators, surrogates and control characters, from {@code Tokenizer.from_file(<the unpacked
 * tokenizer.json>).encode(text).ids}.
 */
class HuggingFaceGoldensTest {
    private static WordPieceTokenizer english;
    private static WordPieceTokenizer chinese;

    @BeforeAll
    static void load() {
        english = RealEncoder.ENGLISH.tokenizer(512);
        chinese = RealEncoder.CHINESE.tokenizer(512);
    }

    record Golden(String vocabulary, String text, long[] ids) {
        @Override
        public String toString() {
            return vocabulary + ": " + text;
        }
    }

    static List<Golden> goldens() throws IOException {
        List<Golden> goldens = new ArrayList<>();
        try (InputStream json = HuggingFaceGoldensTest.class.getResourceAsStream("huggingface-goldens.json")) {
            for (JsonNode node : new ObjectMapper().readTree(json)) {
                long[] ids = new long[node.path("ids").size()];
                for (int i = 0; i < ids.length; i++) {
                    ids[i] = node.path("ids").get(i).asLong();
                }
                goldens.add(new Golden(
                        node.path("vocabulary").asText(), node.path("text").asText(), ids));
            }
        }
        return goldens;
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void tokenize_text_givesTheIdsOfHuggingFace(Golden golden) {
        WordPieceTokenizer tokenizer = golden.vocabulary().equals("en") ? english : chinese;

        assertThat(tokenizer.tokenize(golden.text()).ids().ids()).containsExactly(golden.ids());
    }
}
