package io.trimodal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.feature.Modality;
import io.trimodal.model.Uncertainty.HalfWidth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@link Uncertainty} as it is in manifests, and back. */
public final class UncertaintyJson {
    private UncertaintyJson() {}

    public static ObjectNode write(ObjectMapper mapper, Uncertainty uncertainty) {
        ObjectNode node = mapper.createObjectNode();
        node.put("method", "split conformal, absolute residual");
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
            if (Double.isFinite(entry.measuredCoverage())) {
                child.put("measured_coverage", entry.measuredCoverage());
            }
        }
        return node;
    }

    /** @throws IllegalArgumentException naming what is missing or wrong */
    public static Uncertainty read(JsonNode node) {
        List<HalfWidth> entries = new ArrayList<>();
        for (JsonNode entry : node.path("half_widths")) {
            entries.add(new HalfWidth(
                    modalities(entry.path("modalities")),
                    number(entry, "missing_rate"),
                    number(entry, "half_width"),
                    entry.has("measured_coverage") ? number(entry, "measured_coverage") : Double.NaN));
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("/uncertainty/half_widths has no entry");
        }
        return new Uncertainty(
                number(node, "coverage"), node.path("calibration").asText(), entries);
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
