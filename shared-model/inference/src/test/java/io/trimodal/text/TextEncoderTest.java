package io.trimodal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.feature.Features;
import io.trimodal.feature.TokenIds;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On the real encoder. */
class TextEncoderTest {
    private static TextEncoder encoder;
    private static TokenIds good;
    private static TokenIds bad;

    @BeforeAll
    static void load() {
        encoder = new TextEncoder(new OnnxGraphs(RuntimeOptions.cpu(1)).load(RealEncoder.ENGLISH.onnx()));
        WordPieceTokenizer tokenizer = RealEncoder.ENGLISH.tokenizer(64);
        good = tokenizer.tokenize("a wonderful film").ids();
        bad = tokenizer.tokenize("a dreadful film, far too long and badly lit").ids();
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    @Test
    void encode_text_givesARowPerToken() {
        Features features = encoder.encode(List.of(good)).getFirst();

        assertThat(features.frames()).isEqualTo(good.tokens()).isEqualTo(5);
        assertThat(features.dims()).isEqualTo(384);
    }

    @Test
    void encode_besideOtherTexts_givesTheSameBits() {
        Features alone = encoder.encode(List.of(good)).getFirst();

        List<Features> together = encoder.encode(List.of(bad, good, good));

        assertThat(together.get(1).values()).containsExactly(alone.values());
        assertThat(together.get(2).values()).containsExactly(alone.values());
        assertThat(together.get(0).frames()).isEqualTo(bad.tokens());
        assertThat(together.get(0).values()).isNotEqualTo(alone.values());
    }

    @Test
    void encode_fromTwoThreads_givesTheSameBits() throws Exception {
        float[] expected = encoder.encode(List.of(bad)).getFirst().values();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<float[]>> runs = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(
                            () -> encoder.encode(List.of(bad)).getFirst().values()))
                    .toList();
            for (Future<float[]> run : runs) {
                assertThat(run.get()).containsExactly(expected);
            }
        }
    }
}
