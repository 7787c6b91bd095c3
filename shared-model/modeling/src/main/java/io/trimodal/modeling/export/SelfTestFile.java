package io.trimodal.modeling.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.feature.Modality;
import io.trimodal.modeling.architecture.BertEncoder;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.onnx.Graphs;
import io.trimodal.modeling.parameter.FormulaWeights;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes {@code self-test.json}: a few frames of formula values per modality and the score that the exported graphs give
 * them, fed as the runtime feeds them (padded to the contract's length).
 */
final class SelfTestFile {
    private static final int FRAMES = 3;
    private static final double TOLERANCE = 1e-4;

    private SelfTestFile() {}

    static byte[] write(PackageSpecification specification, Map<Modality, byte[]> embeddings, byte[] fuse) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("tolerance", TOLERANCE);
        ObjectNode test = root.putArray("cases").addObject();
        Map<String, Tensor> embedded = new LinkedHashMap<>();
        for (Modality modality : Modality.values()) {
            Map<String, Tensor> feeds =
                    modality == Modality.LANGUAGE && specification.language() instanceof LanguageParts.Inside inside
                            ? ids(specification, BertEncoder.Size.of(inside.bert()), test.putObject(modality.key()))
                            : features(specification, modality, test.putArray(modality.key()));
            embedded.put(modality.key(), run(embeddings.get(modality), feeds, "embedded"));
        }
        switch (specification.configuration().architecture()) {
            case ALMT -> {}
            case LNLN -> test.put("completeness", first(run(fuse, embedded, "completeness")));
        }
        test.put("score", first(run(fuse, embedded, "score")));
        try {
            return mapper.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers can always be written", e);
        }
    }

    private static Map<String, Tensor> features(PackageSpecification specification, Modality modality, ArrayNode rows) {
        int length = specification.contracts().get(modality).frames();
        Configuration.Input input = specification.configuration().input(modality);
        int frames = Math.min(FRAMES, length);
        float[] values = FormulaWeights.of("self-test." + modality.key(), 1, frames, input.dims())
                .values();
        Tensor.Floats tensor = Tensor.floats(1, length, input.dims());
        tensor.values().put(0, values);
        for (int t = 0; t < frames; t++) {
            ArrayNode row = rows.addArray();
            for (int i = 0; i < input.dims(); i++) {
                row.add(values[t * input.dims() + i]);
            }
        }
        return Map.of(modality.key(), tensor);
    }

    private static Map<String, Tensor> ids(PackageSpecification specification, BertEncoder.Size bert, ObjectNode node) {
        int length = specification.contracts().get(Modality.LANGUAGE).frames();
        Tensor.Longs ids = Tensor.longs(1, length);
        Tensor.Longs mask = Tensor.longs(1, length);
        ArrayNode idRow = node.putArray("input_ids");
        ArrayNode maskRow = node.putArray("attention_mask");
        ArrayNode segmentRow = node.putArray("token_type_ids");
        for (int i = 0; i < Math.min(FRAMES, length); i++) {
            long id = (i + 1) * 7L % bert.vocabulary();
            ids.values().put(i, id);
            mask.values().put(i, 1);
            idRow.add(id);
            maskRow.add(1);
            segmentRow.add(0);
        }
        return Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", Tensor.longs(1, length));
    }

    private static float first(Tensor tensor) {
        return ((Tensor.Floats) tensor).values().get(0);
    }

    private static Tensor run(byte[] model, Map<String, Tensor> feeds, String output) {
        try (Graph graph = Graphs.load("self-test", model)) {
            return graph.run(feeds, List.of(output)).get(output);
        }
    }
}
