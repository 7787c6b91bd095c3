package io.trimodal.modeling.encoded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.feature.Features;
import io.trimodal.feature.TokenIds;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import io.trimodal.text.TextEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A counting graph stands in for the encoder: what is looked at is when it is asked, and what is kept of its answers.
 */
class EncodedTextsTest {
    private static final String DIGEST = "ab".repeat(32);

    @TempDir
    private Path directory;

    private final AtomicInteger runs = new AtomicInteger();
    private Path file;

    @BeforeEach
    void chooseFile() {
        file = directory.resolve("encoded-texts.bin");
    }

    @Test
    void encode_knownText_doesNotRunTheEncoderAgain() {
        try (EncodedTexts texts = new EncodedTexts(file, DIGEST)) {
            encode(texts, ids(101, 7, 102), ids(101, 8, 9, 102), ids(101, 7, 102));
        }
        assertThat(runs).hasValue(2);
        try (EncodedTexts texts = new EncodedTexts(file, DIGEST)) {
            List<EncodedText> again = encode(texts, ids(101, 8, 9, 102), ids(101, 10, 102));

            assertThat(runs).hasValue(3);
            assertThat(again.getFirst().features().values()).containsExactly(101, -101, 8, -8, 9, -9, 102, -102);
        }
    }

    @Test
    void encode_afterAKillInTheMiddleOfAnEntry_encodesThatTextAnew() throws IOException {
        try (EncodedTexts texts = new EncodedTexts(file, DIGEST)) {
            encode(texts, ids(101, 7, 102), ids(101, 8, 102));
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 3));
        try (EncodedTexts texts = new EncodedTexts(file, DIGEST)) {
            List<EncodedText> both = encode(texts, ids(101, 7, 102), ids(101, 8, 102));

            assertThat(runs).hasValue(3);
            assertThat(both.getLast().features().values()[2]).isEqualTo(8);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    @Test
    void encode_fileOfAnotherEncoder_refuses() {
        try (EncodedTexts texts = new EncodedTexts(file, DIGEST)) {
            encode(texts, ids(101, 7, 102));
        }
        try (EncodedTexts texts = new EncodedTexts(file, "cd".repeat(32))) {
            assertThatThrownBy(() -> encode(texts, ids(101, 7, 102)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasRootCauseMessage("it holds texts of another encoder; delete it or name another file");
        }
    }

    @Test
    void features_halfPrecision_areWithinItsRounding() {
        Features exact = new Features(1, 3, new float[] {0.123456f, -1.98765f, 1e-5f});

        float[] kept = EncodedText.of(exact).features().values();

        for (int i = 0; i < kept.length; i++) {
            assertThat(kept[i]).isCloseTo(exact.values()[i], within(Math.abs(exact.values()[i]) * 5e-4f + 1e-7f));
        }
    }

    private List<EncodedText> encode(EncodedTexts texts, TokenIds... ids) {
        return texts.encode(List.of(ids), new TextEncoder(encoder()), 2, _ -> {});
    }

    private static TokenIds ids(long... ids) {
        long[] ones = new long[ids.length];
        java.util.Arrays.fill(ones, 1);
        return new TokenIds(ids, ones, new long[ids.length]);
    }

    /** Gives each token its id and the id's negative. */
    private Graph encoder() {
        return new Graph() {
            @Override
            public List<String> inputNames() {
                return List.of("input_ids", "attention_mask", "token_type_ids");
            }

            @Override
            public List<String> outputNames() {
                return List.of("last_hidden_state");
            }

            @Override
            public Map<String, Tensor> run(Map<String, Tensor> feeds, List<String> wanted) {
                runs.incrementAndGet();
                Tensor.Longs ids = (Tensor.Longs) feeds.get("input_ids");
                Tensor.Floats output = Tensor.floats(1, ids.values().limit(), 2);
                for (int i = 0; i < ids.values().limit(); i++) {
                    output.values()
                            .put(2 * i, ids.values().get(i))
                            .put(2 * i + 1, -ids.values().get(i));
                }
                return Map.of("last_hidden_state", output);
            }

            @Override
            public void runInto(Map<String, Tensor> feeds, Map<String, Tensor> results) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {}
        };
    }
}
