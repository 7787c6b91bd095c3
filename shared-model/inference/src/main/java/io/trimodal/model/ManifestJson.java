package io.trimodal.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.feature.Modality;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.Manifest.Provenance;
import io.trimodal.model.Manifest.Tokenizer;
import java.io.IOException;

/** {@code model.json} to {@link Manifest} and back; {@link ManifestReader} does the reading. */
public final class ManifestJson {
    /** File name of the manifest in a package. */
    public static final String FILE = "model.json";

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private ManifestJson() {}

    /** @throws InvalidPackageException naming the field that is missing or wrong */
    public static Manifest read(byte[] json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new InvalidPackageException(FILE, "is not valid JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InvalidPackageException(FILE, "cannot be read", e);
        }
        if (root == null || !root.isObject()) {
            throw new InvalidPackageException(FILE, "does not hold a JSON object");
        }
        try {
            return ManifestReader.read(root);
        } catch (InvalidPackageException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidPackageException(FILE, e.getMessage(), e);
        }
    }

    /** UTF-8; the same manifest gives the same bytes. */
    public static byte[] write(Manifest manifest) {
        try {
            return MAPPER.writeValueAsBytes(tree(manifest));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest can always be written", e);
        }
    }

    /** The manifest as a JSON tree, for {@code GET /v1/models} too. */
    public static ObjectNode tree(Manifest manifest) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", Manifest.FORMAT);
        root.put("name", manifest.id().name());
        root.put("version", manifest.id().version());
        root.put("description", manifest.description());
        root.put("architecture", manifest.architecture().key());
        ObjectNode configuration = root.putObject("configuration");
        manifest.configuration().forEach((name, number) -> {
            if (number instanceof Integer integer) {
                configuration.put(name, integer);
            } else {
                configuration.put(name, number.doubleValue());
            }
        });
        ObjectNode contracts = root.putObject("features");
        for (Modality modality : Modality.values()) {
            FeatureContract contract = manifest.contracts().get(modality);
            ObjectNode node = contracts.putObject(modality.key());
            node.put("dims", contract.dims());
            node.put("frames", contract.frames());
            contract.frameRate().ifPresent(rate -> node.put("frame_rate", rate));
            node.put("description", contract.description());
            contract.names().forEach(node.putArray("names")::add);
            if (!contract.learned()) {
                node.put("learned", false);
            }
        }
        ObjectNode scale = root.putObject("label_scale");
        scale.put("name", manifest.scale().key());
        scale.put("minimum", manifest.scale().minimum());
        scale.put("maximum", manifest.scale().maximum());
        language(root.putObject("language"), manifest.language());
        provenance(root.putObject("provenance"), manifest.provenance());
        manifest.evaluation().forEach(root.putObject("evaluation")::put);
        manifest.uncertainty()
                .ifPresent(uncertainty -> root.set("uncertainty", UncertaintyJson.write(MAPPER, uncertainty)));
        manifest.files().forEach(root.putObject("files")::put);
        return root;
    }

    private static void language(ObjectNode node, LanguageSource language) {
        switch (language) {
            case LanguageSource.FeaturesOnly _ -> node.put("source", "features");
            case LanguageSource.FrozenEncoder(Tokenizer tokenizer) -> {
                node.put("source", "frozen-encoder");
                tokenizer(node, tokenizer);
            }
            case LanguageSource.InsideEmbedding(Tokenizer tokenizer, boolean hasVocabulary) -> {
                node.put("source", "inside-embedding");
                node.put("vocabulary", hasVocabulary);
                tokenizer(node, tokenizer);
            }
        }
    }

    private static void tokenizer(ObjectNode node, Tokenizer tokenizer) {
        node.put("lower_case", tokenizer.lowerCase());
        node.put("max_tokens", tokenizer.maxTokens());
        if (!tokenizer.languageCode().isEmpty()) {
            node.put("code", tokenizer.languageCode());
        }
    }

    private static void provenance(ObjectNode node, Provenance provenance) {
        node.put("kind", provenance.kind());
        node.put("source", provenance.source());
        node.put("command", provenance.command());
        node.put("seed", provenance.seed());
        provenance.notes().forEach(node.putArray("notes")::add);
        if (!provenance.licence().isEmpty()) {
            node.put("licence", provenance.licence());
        }
        if (!provenance.data().isEmpty()) {
            ArrayNode data = node.putArray("data");
            provenance
                    .data()
                    .forEach(source ->
                            data.addObject().put("name", source.name()).put("licence", source.licence()));
        }
    }
}
