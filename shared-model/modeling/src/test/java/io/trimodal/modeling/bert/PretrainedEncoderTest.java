package io.trimodal.modeling.bert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.modeling.export.TextEncoderFiles;
import io.trimodal.modeling.onnx.Graphs;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With the real encoder, as its artifact has it. */
class PretrainedEncoderTest {
    private static final long[][] TEXTS = {
        {101, 1037, 6919, 1010, 2540, 3993, 2143, 102}, {101, 2009, 2001, 9202, 102}, {101, 102}
    };

    private static PretrainedBert bert;
    private static TextEncoderFiles files;

    @BeforeAll
    static void read() {
        files = TextEncoderFiles.pretrained();
        bert = PretrainedBert.read(files.encoder(), TextEncoderFiles.HEAD_WIDTH);
    }

    @Test
    void forward_ofAPaddedBatch_equalsTheArtifacts() throws Exception {
        try (Graph artifact = Graphs.load("artifact", Files.readAllBytes(files.encoder()), 1);
                Graph ours = Graphs.load("ours", FloatEncoder.of(bert, 1), 1)) {
            Map<String, Tensor> batch = batch(TEXTS);
            float[] expected = run(artifact, batch);
            float[] found = run(ours, batch);
            for (int row = 0; row < TEXTS.length; row++) {
                for (int i = 0; i < TEXTS[row].length * 384; i++) {
                    int at = row * TEXTS[0].length * 384 + i;
                    assertThat(found[at]).isCloseTo(expected[at], within(1e-4f));
                }
            }
        }
    }

    @Test
    void rowQuantized_inABatch_givesWhatItGivesAlone() {
        try (Graph graph = Graphs.load("rows", RowQuantizedEncoder.of(bert.cut(10), 3), 1)) {
            float[] together = run(graph, batch(TEXTS));
            for (int row = 0; row < TEXTS.length; row++) {
                float[] alone = run(graph, batch(new long[][] {TEXTS[row]}));
                for (int i = 0; i < alone.length; i++) {
                    assertThat(together[row * TEXTS[0].length * 384 + i]).isCloseTo(alone[i], within(1e-6f));
                }
            }
        }
    }

    @Test
    void rowQuantized_againstFloat_isCloserThanTheArtifactsInt8() throws Exception {
        Map<String, Tensor> text = batch(new long[][] {TEXTS[0]});
        try (Graph floats = Graphs.load("floats", FloatEncoder.of(bert.cut(10), 3), 1);
                Graph rows = Graphs.load("rows", RowQuantizedEncoder.of(bert.cut(10), 3), 1);
                Graph tensors = Graphs.load(
                        "tensors", Files.readAllBytes(TextEncoderFiles.english().encoder()), 1)) {
            float[] exact = run(floats, text);
            double byRows = rootMeanSquare(exact, run(rows, text));
            assertThat(byRows).isLessThan(0.05).isLessThan(rootMeanSquare(exact, run(tensors, text)));
        }
    }

    @Test
    void size_ofTheArtifact_isReadOffItsShapes() {
        assertThat(bert.size().layers()).isEqualTo(12);
        assertThat(bert.size().heads()).isEqualTo(12);
        assertThat(bert.cut(10).size().layers()).isEqualTo(10);
    }

    private static double rootMeanSquare(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
        }
        return Math.sqrt(sum / a.length);
    }

    private static float[] run(Graph graph, Map<String, Tensor> feeds) {
        Tensor.Floats output =
                (Tensor.Floats) graph.run(feeds, List.of("last_hidden_state")).get("last_hidden_state");
        float[] values = new float[output.values().limit()];
        output.values().get(0, values);
        return values;
    }

    private static Map<String, Tensor> batch(long[][] texts) {
        int tokens = texts[0].length;
        Tensor.Longs ids = Tensor.longs(texts.length, tokens);
        Tensor.Longs mask = Tensor.longs(texts.length, tokens);
        for (int row = 0; row < texts.length; row++) {
            for (int i = 0; i < texts[row].length; i++) {
                ids.values().put(row * tokens + i, texts[row][i]);
                mask.values().put(row * tokens + i, 1);
            }
        }
        Map<String, Tensor> feeds = new LinkedHashMap<>();
        feeds.put("input_ids", ids);
        feeds.put("attention_mask", mask);
        feeds.put("token_type_ids", Tensor.longs(texts.length, tokens));
        return feeds;
    }
}
