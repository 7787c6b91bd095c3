package io.trimodal.modeling.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.feature.Features;
import io.trimodal.feature.TokenIds;
import io.trimodal.modeling.bert.PretrainedBert;
import io.trimodal.modeling.bert.TunedLayers;
import io.trimodal.modeling.onnx.Graphs;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.text.TextEncoder;
import io.trimodal.text.Vocabulary;
import io.trimodal.text.WordPieceTokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The encoder that is put together of the artifact's lower layers and tuned ones; here these are the artifact's own
 * with another norm at the end, so that no trained file is needed.
 */
class TunedEncoderTest {
    @TempDir
    private static Path folder;

    private static TextEncoderFiles tuned;

    @BeforeAll
    static void assemble() throws Exception {
        Path whole = TextEncoderFiles.pretrained().encoder();
        for (String name : List.of("bge-small-en-v1.5.onnx", "bge-small-en-v1.5-tokenizer.json")) {
            Files.createSymbolicLink(folder.resolve(name), whole.resolveSibling(name));
        }
        SequencedMap<String, Weights> layers = new LinkedHashMap<>();
        PretrainedBert.read(whole, TextEncoderFiles.HEAD_WIDTH).weights().forEach((name, weights) -> {
            if (name.startsWith("encoder.layer.9.")) {
                layers.put(name, weights);
            }
        });
        Arrays.fill(layers.get("encoder.layer.9.output.LayerNorm.bias").values(), 0.1f);
        layers.put("head.bias", new Weights(new int[] {1}, new float[1]));
        new TunedLayers(10, 3, new LinkedHashMap<>(), layers)
                .write(folder.resolve("bge-small-en-v1.5-tuned.safetensors"));
        tuned = TextEncoderFiles.tuned(folder);
    }

    @Test
    void tuned_withoutItsFile_isRefusedWithWhatMakesIt(@TempDir Path empty) {
        assertThatThrownBy(() -> TextEncoderFiles.tuned(empty))
                .isInstanceOf(MisfitException.class)
                .hasMessageContaining("tune-encoder");
    }

    @Test
    void named_byItsDigest_isFoundAndNoOtherIs() {
        assertThat(TextEncoderFiles.named(tuned.name(), folder)).contains(tuned);
        assertThat(TextEncoderFiles.named(tuned.name().replaceFirst("layers [0-9a-f]", "layers x"), folder))
                .isEmpty();
    }

    @Test
    void vocabulary_isThatOfThePretrainedEncoder() {
        assertThat(tuned.vocabulary()).isEqualTo(TextEncoderFiles.english().vocabulary());
    }

    @Test
    void features_areOneRowOf384PerPiece_andNotThoseOfTheFrozenEncoder() throws Exception {
        Features ours = encode(Files.readAllBytes(tuned.encoder()));
        Features frozen = encode(Files.readAllBytes(TextEncoderFiles.english().encoder()));
        assertThat(ours.dims()).isEqualTo(384);
        assertThat(ours.frames()).isEqualTo(frozen.frames());
        assertThat(ours.values()).isNotEqualTo(frozen.values());
    }

    @Test
    void optimized_asPackagesHaveIt_givesTheSame() throws Exception {
        byte[] plain = Files.readAllBytes(tuned.encoder());
        float[] expected = encode(plain).values();
        float[] found = encode(OptimizedGraph.of(plain)).values();
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within(1e-4f));
        }
    }

    private Features encode(byte[] graph) {
        TokenIds ids = new WordPieceTokenizer(new Vocabulary(tuned.vocabulary()), true, 50)
                .tokenize("a wonderful , moving film")
                .ids();
        try (TextEncoder encoder = new TextEncoder(Graphs.load("encoder", graph, 1))) {
            return encoder.encode(List.of(ids)).getFirst();
        }
    }
}
