package io.trimodal.modeling.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.OptimizedMark;
import io.trimodal.runtime.RuntimeOptions;
import io.trimodal.runtime.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real encoder, which the optimizer changes most. */
class OptimizedGraphTest {
    private static final String STATE = "last_hidden_state";
    private static final long[] IDS = {101, 1037, 6919, 1010, 2540, 3993, 2143, 102};

    @Test
    void of_theTextEncoder_givesTheSameFeaturesBitForBit() throws Exception {
        byte[] plain = Files.readAllBytes(TextEncoderFiles.english().encoder());
        byte[] optimized = OptimizedGraph.of(plain);

        assertThat(nodes(optimized)).isLessThan(nodes(plain) / 2);
        assertThat(features(optimized)).isEqualTo(features(plain));
    }

    @Test
    void of_anyGraph_importsOnlyWhatItUses() throws Exception {
        ModelProto model = ModelProto.parseFrom(
                OptimizedGraph.of(Files.readAllBytes(TextEncoderFiles.english().encoder())));

        assertThat(model.getOpsetImportList())
                .map(OperatorSetIdProto::getDomain)
                .containsExactlyInAnyOrder("", "com.microsoft");
    }

    @Test
    void of_anyGraph_saysSoInItsHead_andRunsTheSameFromItsFile(@TempDir Path folder) throws Exception {
        byte[] optimized =
                OptimizedGraph.of(Files.readAllBytes(TextEncoderFiles.english().encoder()));
        Path file = Files.write(folder.resolve("text-encoder.onnx"), optimized);

        assertThat(ModelProto.parseFrom(optimized).getProducerVersion()).isEqualTo(OptimizedMark.text());
        try (Graph graph = new OnnxGraphs(RuntimeOptions.cpu(1)).load(file)) {
            assertThat(features(graph)).isEqualTo(features(optimized));
        }
    }

    private static int nodes(byte[] model) throws Exception {
        return ModelProto.parseFrom(model).getGraph().getNodeCount();
    }

    private static float[] features(byte[] model) {
        try (Graph graph = new OnnxGraphs(RuntimeOptions.cpu(1)).load("encoder", model)) {
            return features(graph);
        }
    }

    private static float[] features(Graph graph) {
        Map<String, Tensor> feeds = new LinkedHashMap<>();
        feeds.put("input_ids", row(IDS));
        feeds.put("attention_mask", row(new long[] {1, 1, 1, 1, 1, 1, 1, 1}));
        feeds.put("token_type_ids", row(new long[IDS.length]));
        feeds.keySet().retainAll(graph.inputNames());
        Tensor.Floats state = (Tensor.Floats) graph.run(feeds, List.of(STATE)).get(STATE);
        float[] values = new float[state.values().limit()];
        state.values().get(0, values);
        return values;
    }

    private static Tensor.Longs row(long[] values) {
        Tensor.Longs tensor = Tensor.longs(1, values.length);
        tensor.values().put(0, values);
        return tensor;
    }
}
