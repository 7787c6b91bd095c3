package io.trimodal.modeling.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.FrameRate;
import io.trimodal.feature.InvalidFeaturesException;
import io.trimodal.feature.ModalityInput;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.openface.InvalidOpenFaceException;
import java.io.StringReader;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** One utterance of the API's JSON form. */
final class JsonUtterance {
    private static final Set<String> FIELDS = Set.of("id", "text", "language", "audio", "vision");

    private JsonUtterance() {}

    static Utterance read(int index, JsonNode node) {
        if (!node.isObject()) {
            throw new InvalidFeaturesException("must be a JSON object");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw new InvalidFeaturesException("has the unknown field '" + name + "'; known are "
                        + FIELDS.stream().sorted().toList());
            }
        });
        return new Utterance(
                node.path("id").asText(Integer.toString(index)),
                language(node),
                features("audio", node.path("audio")),
                node.path("vision").has("openface")
                        ? openFace(node.path("vision"))
                        : features("vision", node.path("vision")));
    }

    private static ModalityInput language(JsonNode node) {
        if (node.has("text") && node.has("language")) {
            throw new InvalidFeaturesException("has both text and language; give one");
        }
        if (node.has("text")) {
            if (!node.path("text").isTextual()) {
                throw new InvalidFeaturesException("text must be a string");
            }
            return new Text(node.path("text").textValue());
        }
        JsonNode language = node.path("language");
        return language.has("input_ids")
                ? new TokenIds(
                        integers("language.input_ids", language.path("input_ids")),
                        integers("language.attention_mask", language.path("attention_mask")),
                        integers("language.token_type_ids", language.path("token_type_ids")))
                : features("language", language);
    }

    private static ModalityInput openFace(JsonNode vision) {
        if (vision.has("features")
                || vision.has("frame_rate")
                || !vision.path("openface").isTextual()) {
            throw new InvalidFeaturesException(
                    "vision.openface must be OpenFace's CSV as a string, without features or frame_rate beside it");
        }
        JsonNode face = vision.path("face");
        if (!face.isMissingNode() && !face.canConvertToInt()) {
            throw new InvalidFeaturesException("vision.face must be a whole number, a face_id of OpenFace's");
        }
        try {
            return OpenFaceFile.table(
                    new StringReader(vision.path("openface").textValue()),
                    face.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(face.intValue()));
        } catch (InvalidOpenFaceException e) {
            throw new InvalidFeaturesException("vision.openface: " + e.getMessage());
        }
    }

    private static Features atRate(String field, JsonNode rate, Features features) {
        if (rate.isMissingNode()) {
            return features;
        }
        if (!rate.isNumber()) {
            throw new InvalidFeaturesException(field + ".frame_rate must be a number of frames a second");
        }
        if (!FrameRate.isPossible(rate.doubleValue())) {
            throw new InvalidFeaturesException(
                    field + ".frame_rate must be from 1 to 1000 frames a second, not " + rate.asText());
        }
        return features.at(rate.doubleValue());
    }

    private static ModalityInput features(String field, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Absent.INSTANCE;
        }
        JsonNode rows = node.path("features");
        if (!rows.isArray()) {
            throw new InvalidFeaturesException(field + " must hold 'features', an array of frames");
        }
        float[][] values = new float[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            JsonNode row = rows.get(i);
            if (!row.isArray()) {
                throw new InvalidFeaturesException(field + ".features: frame " + i + " must be an array of numbers");
            }
            values[i] = new float[row.size()];
            for (int k = 0; k < values[i].length; k++) {
                if (!row.get(k).isNumber()) {
                    throw new InvalidFeaturesException(field + ".features: frame " + i + ", dimension " + k
                            + " must be a number, not " + row.get(k));
                }
                values[i][k] = row.get(k).floatValue();
            }
        }
        Features features;
        try {
            features = Features.of(values);
        } catch (InvalidFeaturesException e) {
            throw new InvalidFeaturesException(field + ".features " + e.getMessage());
        }
        return atRate(field, node.path("frame_rate"), features);
    }

    private static long[] integers(String field, JsonNode node) {
        List<JsonNode> items = new java.util.ArrayList<>();
        node.forEach(items::add);
        if (!node.isArray() || !items.stream().allMatch(JsonNode::canConvertToLong)) {
            throw new InvalidFeaturesException(field + " must be an array of integers");
        }
        return items.stream().mapToLong(JsonNode::longValue).toArray();
    }
}
