package io.trimodal.media.frontend;

import com.fasterxml.jackson.databind.JsonNode;
import io.trimodal.model.InvalidPackageException;
import io.trimodal.model.ModelId;
import io.trimodal.model.PackageFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON tree of a front end's manifest, naming the field that is missing or wrong. */
final class FrontEndManifestReader {
    /** Far above any that is used. */
    private static final int MOST_OUTPUTS = 16_384;

    private static final double LARGEST_NUMBER = 1e9;

    private FrontEndManifestReader() {}

    static FrontEndManifest read(JsonNode root) {
        JsonNode format = root.path("format");
        if (!format.isInt() || format.intValue() != FrontEndManifest.FORMAT) {
            throw wrong("/format", "is " + format + "; this version reads " + FrontEndManifest.FORMAT);
        }
        return new FrontEndManifest(
                new ModelId(text(root, "/name"), text(root, "/version")),
                kind(root),
                text(root, "/description"),
                text(root, "/licence"),
                text(root, "/source"),
                settings(root.path("settings")),
                outputs(root),
                PackageFiles.list(FrontEndManifestJson.FILE, root.path("files")));
    }

    private static FrontEndKind kind(JsonNode root) {
        try {
            return FrontEndKind.of(text(root, "/kind"));
        } catch (InvalidPackageException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw wrong("/kind", e.getMessage());
        }
    }

    private static Map<String, Double> settings(JsonNode node) {
        Map<String, Double> settings = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            if (!entry.getValue().isNumber() || !(Math.abs(entry.getValue().doubleValue()) <= LARGEST_NUMBER)) {
                throw wrong("/settings/" + entry.getKey(), "must be a number between -1e9 and 1e9");
            }
            settings.put(entry.getKey(), entry.getValue().doubleValue());
        });
        return settings;
    }

    private static List<OutputDimension> outputs(JsonNode root) {
        JsonNode nodes = root.path("outputs");
        if (!nodes.isArray() || nodes.isEmpty() || nodes.size() > MOST_OUTPUTS) {
            throw wrong("/outputs", "must be a list of 1 to " + MOST_OUTPUTS + " dimensions");
        }
        List<OutputDimension> outputs = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            String at = "/outputs/" + i;
            outputs.add(new OutputDimension(
                    text(root, at + "/name"), text(root, at + "/unit"), text(root, at + "/description")));
        }
        return outputs;
    }

    private static String text(JsonNode root, String pointer) {
        JsonNode node = root.at(pointer);
        if (!node.isTextual()) {
            throw wrong(pointer, node.isMissingNode() ? "is missing" : "must be a string");
        }
        return node.textValue();
    }

    private static InvalidPackageException wrong(String pointer, String reason) {
        return new InvalidPackageException(FrontEndManifestJson.FILE, pointer + " " + reason);
    }
}
