package io.trimodal.benchmark.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Utterance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Bodies of {@code POST /v1/predict}. */
public final class Requests {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Feature extractors write about this many decimals. */
    private static final double DECIMALS = 1e6;

    private Requests() {}

    /** @param utterances with features of all modalities */
    public static byte[] features(List<Utterance> utterances) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode all = root.putArray("utterances");
        for (Utterance utterance : utterances) {
            ObjectNode object = all.addObject().put("id", utterance.id());
            for (Modality modality : Modality.values()) {
                rows(object.putObject(modality.key()).putArray("features"), (Features) utterance.input(modality));
            }
        }
        return bytes(root);
    }

    public static byte[] texts(List<String> texts) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode all = root.putArray("utterances");
        texts.forEach(text -> all.addObject().put("text", text));
        return bytes(root);
    }

    private static void rows(ArrayNode into, Features features) {
        for (int i = 0; i < features.frames(); i++) {
            ArrayNode row = into.addArray();
            for (int k = 0; k < features.dims(); k++) {
                row.add(Math.rint(features.values()[i * features.dims() + k] * DECIMALS) / DECIMALS);
            }
        }
    }

    private static byte[] bytes(ObjectNode root) {
        try {
            return JSON.writeValueAsBytes(root);
        } catch (IOException e) {
            throw new UncheckedIOException("a tree can always be written", e);
        }
    }
}
