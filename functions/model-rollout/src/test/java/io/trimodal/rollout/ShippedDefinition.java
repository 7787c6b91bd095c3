package io.trimodal.rollout;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.trimodal.support.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.projectnessie.cel.checker.Decls;
import org.projectnessie.cel.tools.ScriptException;
import org.projectnessie.cel.tools.ScriptHost;

/**
 * What an API server refuses by the CustomResourceDefinition that is shipped: the schema, checked by a library for JSON
 * Schema, and then the rules in CEL, evaluated by a library for CEL. It stands for the API server, whose own costs of
 * rules and types of fields are not checked.
 */
final class ShippedDefinition {
    static final Path FILE = Checkout.own().resolve("native-configs/knative/rollout/modelrollouts.trimodal.io-v1.yml");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ScriptHost RULES = ScriptHost.newBuilder().build();

    private final JsonNode root;
    private final JsonSchema schema;

    private ShippedDefinition(JsonNode root) {
        this.root = root;
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(root);
    }

    static ShippedDefinition read() {
        try {
            JsonNode definition = JSON.valueToTree(Serialization.unmarshal(Files.readString(FILE), Map.class));
            return new ShippedDefinition(definition.at("/spec/versions/0/schema/openAPIV3Schema"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param object JSON or YAML
     * @param before what it replaces, if anything
     * @return why it is refused; nothing where it is not
     */
    List<String> refusals(String object, Optional<String> before) {
        JsonNode node = tree(object);
        List<String> refusals = new ArrayList<>(schema.validate(node).stream()
                .map(ValidationMessage::getMessage)
                .toList());
        if (refusals.isEmpty()) {
            rules(root, "", node, before.map(ShippedDefinition::tree), refusals);
        }
        return refusals;
    }

    private static JsonNode tree(String object) {
        return JSON.valueToTree(Serialization.unmarshal(object, Map.class));
    }

    private static void rules(
            JsonNode schema, String path, JsonNode value, Optional<JsonNode> before, List<String> refusals) {
        for (JsonNode rule : schema.path("x-kubernetes-validations")) {
            String text = rule.path("rule").asText();
            // rules of transitions hold for what replaces something only
            boolean applies = !text.contains("oldSelf") || before.isPresent();
            if (applies && !holds(text, value, before)) {
                refusals.add(path + ": " + rule.path("message").asText());
            }
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String name = property.getKey();
            if (value.has(name)) {
                Optional<JsonNode> old = before.map(node -> node.get(name));
                rules(property.getValue(), path.isEmpty() ? name : path + "." + name, value.get(name), old, refusals);
            }
        }
    }

    private static boolean holds(String rule, JsonNode value, Optional<JsonNode> before) {
        try {
            Object self = JSON.convertValue(value, new TypeReference<Object>() {});
            Object old = JSON.convertValue(before.orElse(value), new TypeReference<Object>() {});
            return RULES.buildScript(rule)
                    .withDeclarations(Decls.newVar("self", Decls.Dyn), Decls.newVar("oldSelf", Decls.Dyn))
                    .build()
                    .execute(Boolean.class, Map.of("self", self, "oldSelf", old));
        } catch (ScriptException e) {
            throw new IllegalArgumentException("the rule cannot be evaluated: " + rule, e);
        }
    }
}
