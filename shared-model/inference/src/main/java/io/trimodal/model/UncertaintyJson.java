package io.trimodal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.feature.Modality;
import io.trimodal.model.Uncertainty.HalfWidth;
import io.trimodal.model.Uncertainty.Measured;
import io.trimodal.model.Uncertainty.Reach;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@link Uncertainty} as it is in manifests, and back. */
public final class UncertaintyJson {
    private UncertaintyJson() {}

    public static ObjectNode write(ObjectMapper mapper, Uncertainty uncertainty) {
        ObjectNode node = mapper.createObjectNode();
        node.put("method", method(uncertainty));
        node.put("coverage", uncertainty.coverage());
        node.put("calibration", uncertainty.calibration());
        ArrayNode entries = node.putArray("half_widths");
        for (HalfWidth entry : uncertainty.halfWidths()) {
            ObjectNode child = entries.addObject();
            ArrayNode modalities = child.putArray("modalities");
            for (Modality modality : Modality.values()) {
                if (entry.modalities().contains(modality)) {
                    modalities.add(modality.key());
                }
            }
            child.put("missing_rate", entry.missingRate());
            child.put("half_width", entry.halfWidth());
            putIfFinite(child, "measured_coverage", entry.measured().coverage());
            putIfFinite(child, "measured_width", entry.measured().width());
            if (!entry.reaches().isEmpty()) {
                ArrayNode reaches = child.putArray("by_score");
                for (Reach reach : entry.reaches()) {
                    reaches.addObject()
                            .put("score", reach.score())
                            .put("below", reach.below())
                            .put("above", reach.above());
                }
            }
        }
        return node;
    }

    private static String method(Uncertainty uncertainty) {
        boolean byScore = uncertainty.halfWidths().stream()
                .anyMatch(entry -> !entry.reaches().isEmpty());
        return byScore ? "split conformal, residual by score" : "split conformal, absolute residual";
    }

    private static void putIfFinite(ObjectNode node, String field, double value) {
        if (Double.isFinite(value)) {
            node.put(field, value);
        }
    }

    /** @throws IllegalArgumentException naming what is missing or wrong */
    public static Uncertainty read(JsonNode node) {
        List<HalfWidth> entries = new ArrayList<>();
        for (JsonNode entry : node.path("half_widths")) {
            entries.add(new HalfWidth(
                    modalities(entry.path("modalities")),
                    number(entry, "missing_rate"),
                    number(entry, "half_width"),
                    reaches(entry.path("by_score")),
                    new Measured(numberOrNone(entry, "measured_coverage"), numberOrNone(entry, "measured_width"))));
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("/uncertainty/half_widths has no entry");
        }
        return new Uncertainty(
                number(node, "coverage"), node.path("calibration").asText(), entries);
    }

    private static List<Reach> reaches(JsonNode byScore) {
        if (!byScore.isMissingNode() && !byScore.isArray()) {
            throw new IllegalArgumentException("/uncertainty: by_score must be an array");
        }
        List<Reach> reaches = new ArrayList<>();
        for (JsonNode reach : byScore) {
            reaches.add(new Reach(number(reach, "score"), number(reach, "below"), number(reach, "above")));
        }
        return reaches;
    }

    private static Set<Modality> modalities(JsonNode names) {
        Set<Modality> modalities = EnumSet.noneOf(Modality.class);
        for (JsonNode name : names) {
            modalities.add(modality(name.asText()));
        }
        return modalities;
    }

    private static Modality modality(String key) {
        for (Modality modality : Modality.values()) {
            if (modality.key().equals(key)) {
                return modality;
            }
        }
        throw new IllegalArgumentException(
                "/uncertainty: modalities must be language, audio or vision, not '" + key + "'");
    }

    private static double numberOrNone(JsonNode node, String field) {
        return node.has(field) ? number(node, field) : Double.NaN;
    }

    private static double number(JsonNode node, String field) {
        if (!node.path(field).isNumber()) {
            throw new IllegalArgumentException("/uncertainty: " + field + " must be a number");
        }
        double value = node.path(field).doubleValue();
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("/uncertainty: " + field + " must be a number that is finite");
        }
        return value;
    }
}
