package io.trimodal.modeling.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import io.trimodal.runtime.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With the real encoder. */
class MiddleLayersTest {
    private static final long[] IDS = {101, 1037, 6919, 1010, 2540, 3993, 2143, 102};

    @Test
    void mean_ofThreeLayers_isTheMeanOfTheirStates() throws Exception {
        TextEncoderFiles english = TextEncoderFiles.english();
        Path whole = english.encoder().resolveSibling("bge-small-en-v1.5-q.onnx");
        ModelProto encoder = ModelProto.parseFrom(Files.readAllBytes(whole));
        GraphProto.Builder opened = encoder.getGraph().toBuilder();
        for (int layer = 8; layer <= 10; layer++) {
            opened.addOutput(ValueInfoProto.newBuilder().setName(state(encoder, layer)));
        }
        OnnxGraphs graphs = new OnnxGraphs(RuntimeOptions.cpu(1));
        Map<String, Tensor> states;
        float[] mean;
        try (Graph all = graphs.load(
                        "all", encoder.toBuilder().setGraph(opened).build().toByteArray());
                Graph middle = graphs.load(english.encoder())) {
            states = all.run(feeds(all), all.outputNames());
            mean = floats(
                    middle.run(feeds(middle), List.of("last_hidden_state")).get("last_hidden_state"));
        }
        float[] eighth = floats(states.get(state(encoder, 8)));
        float[] ninth = floats(states.get(state(encoder, 9)));
        float[] tenth = floats(states.get(state(encoder, 10)));
        assertThat(mean).hasSize(IDS.length * 384);
        for (int i = 0; i < mean.length; i++) {
            assertThat(mean[i]).isCloseTo((eighth[i] + ninth[i] + tenth[i]) / 3, within(1e-5f));
        }
        assertThat(Files.size(english.encoder())).isLessThan(Files.size(whole));
    }

    @Test
    void mean_ofALayerThatIsNotThere_isRefused() throws Exception {
        ModelProto encoder = ModelProto.parseFrom(
                Files.readAllBytes(TextEncoderFiles.english().encoder().resolveSibling("bge-small-en-v1.5-q.onnx")));
        assertThatThrownBy(() -> MiddleLayers.mean(encoder, List.of(8, 13)))
                .isInstanceOf(MisfitException.class)
                .hasMessageContaining("layer.12");
    }

    private static String state(ModelProto encoder, int layer) {
        return encoder.getGraph().getNodeList().stream()
                .filter(node -> node.getName().equals("/encoder/layer." + (layer - 1) + "/output/LayerNorm/Add_1"))
                .map((NodeProto node) -> node.getOutput(0))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Tensor> feeds(Graph graph) {
        Map<String, Tensor> feeds = new LinkedHashMap<>();
        for (String name : graph.inputNames()) {
            Tensor.Longs tensor = Tensor.longs(1, IDS.length);
            for (int i = 0; i < IDS.length; i++) {
                tensor.values().put(i, name.equals("input_ids") ? IDS[i] : name.equals("attention_mask") ? 1 : 0);
            }
            feeds.put(name, tensor);
        }
        return feeds;
    }

    private static float[] floats(Tensor tensor) {
        Tensor.Floats floats = (Tensor.Floats) tensor;
        float[] values = new float[floats.values().limit()];
        floats.values().get(0, values);
        return values;
    }
}
