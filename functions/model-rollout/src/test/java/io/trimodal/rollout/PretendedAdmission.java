package io.trimodal.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * What Knative's webhooks make of a Service that is written: defaults, and a refusal where a template changes under a
 * name that stays. Pretended after Knative Serving 1.21 (its {@code SetDefaults} and {@code VerifyNameChange}), as
 * Knative cannot run here; everything else that it refuses is for {@link io.trimodal.knative.ManifestCheck}.
 */
final class PretendedAdmission {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNCHANGED_NAME =
            "admission webhook \"validation.webhook.serving.knative.dev\" denied the request: validation failed: Saw"
                    + " the following changes without a name change (-old +new): spec.template.metadata.name";

    private PretendedAdmission() {}

    /** With the fields that Knative adds where they are missing. */
    static JsonNode defaulted(JsonNode service) {
        ObjectNode result = service.deepCopy();
        ObjectNode spec = result.withObjectProperty("spec");
        ObjectNode revision = spec.withObjectProperty("template").withObjectProperty("spec");
        fill(revision, "containerConcurrency", "0");
        fill(revision, "timeoutSeconds", "300");
        fill(revision, "enableServiceLinks", "false");
        for (JsonNode container : revision.path("containers")) {
            fill((ObjectNode) container, "name", "\"user-container\"");
            fill((ObjectNode) container, "resources", "{}");
            fill((ObjectNode) container, "readinessProbe", "{\"tcpSocket\": {\"port\": 0}}");
            fill(((ObjectNode) container).withObjectProperty("readinessProbe"), "successThreshold", "1");
        }
        if (spec.path("traffic").isEmpty()) {
            spec.set("traffic", read("[{\"latestRevision\": true, \"percent\": 100}]"));
        }
        return result;
    }

    /** Why the webhook denies it; empty where it does not. */
    static Optional<String> refusal(JsonNode service, Optional<JsonNode> before) {
        JsonNode template = service.at("/spec/template");
        String name = template.at("/metadata/name").asText();
        return before.map(old -> old.at("/spec/template"))
                .filter(old ->
                        !name.isEmpty() && name.equals(old.at("/metadata/name").asText()))
                .filter(old -> !old.equals(template))
                .map(_ -> UNCHANGED_NAME);
    }

    /** RFC 7396. */
    static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target.isObject() ? target.deepCopy() : JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            if (field.getValue().isNull()) {
                result.remove(field.getKey());
            } else {
                result.set(field.getKey(), merged(result.path(field.getKey()), field.getValue()));
            }
        }
        return result;
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(ObjectNode object, String field, String value) {
        if (!object.has(field)) {
            object.set(field, read(value));
        }
    }
}
