package io.trimodal.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.trimodal.feature.Modality;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.Manifest.Provenance;
import io.trimodal.model.Manifest.Tokenizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a manifest's JSON tree, naming the field that is missing or wrong. */
final class ManifestReader {
    /** A plain name in the package's own directory. */
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,100}");

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private ManifestReader() {}

    static Manifest read(JsonNode root) {
        int format = integer(root, "/format");
        if (format != Manifest.FORMAT) {
            throw wrong("/format", "is " + format + "; this version reads " + Manifest.FORMAT);
        }
        return new Manifest(
                new ModelId(text(root, "/name"), text(root, "/version")),
                text(root, "/description"),
                Architecture.of(text(root, "/architecture")),
                numbers(root, "/configuration"),
                contracts(root),
                scale(text(root, "/label_scale/name")),
                language(root),
                new Provenance(
                        text(root, "/provenance/kind"),
                        text(root, "/provenance/source"),
                        text(root, "/provenance/command"),
                        root.at("/provenance/seed").asLong(-1),
                        texts(root, "/provenance/notes")),
                evaluation(root),
                root.has("uncertainty")
                        ? Optional.of(UncertaintyJson.read(root.path("uncertainty")))
                        : Optional.empty(),
                files(root.path("files")));
    }

    private static Map<Modality, FeatureContract> contracts(JsonNode root) {
        Map<Modality, FeatureContract> contracts = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            String at = "/features/" + modality.key();
            contracts.put(
                    modality,
                    new FeatureContract(
                            integer(root, at + "/dims"),
                            integer(root, at + "/frames"),
                            texts(root, at + "/names"),
                            text(root, at + "/description")));
        }
        return contracts;
    }

    private static LabelScale scale(String name) {
        for (LabelScale scale : LabelScale.values()) {
            if (scale.key().equals(name)) {
                return scale;
            }
        }
        throw wrong("/label_scale/name", "must be mosi or sims, not '" + name + "'");
    }

    private static LanguageSource language(JsonNode root) {
        return switch (text(root, "/language/source")) {
            case "features" -> new LanguageSource.FeaturesOnly();
            case "frozen-encoder" -> new LanguageSource.FrozenEncoder(tokenizer(root));
            case "inside-embedding" ->
                new LanguageSource.InsideEmbedding(tokenizer(root), bool(root, "/language/vocabulary"));
            default -> throw wrong("/language/source", "must be features, frozen-encoder or inside-embedding");
        };
    }

    private static Tokenizer tokenizer(JsonNode root) {
        int maxTokens = integer(root, "/language/max_tokens");
        if (maxTokens < 3) {
            throw wrong("/language/max_tokens", "must leave room for [CLS], a piece and [SEP]");
        }
        return new Tokenizer(bool(root, "/language/lower_case"), maxTokens);
    }

    private static Map<String, Number> numbers(JsonNode root, String pointer) {
        JsonNode node = root.at(pointer);
        if (!node.isObject()) {
            throw wrong(pointer, node.isMissingNode() ? "is missing" : "must be an object");
        }
        Map<String, Number> numbers = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            if (!entry.getValue().isNumber()) {
                throw wrong(pointer + "/" + entry.getKey(), "must be a number");
            }
            numbers.put(entry.getKey(), entry.getValue().numberValue());
        });
        return numbers;
    }

    private static Map<String, Double> evaluation(JsonNode root) {
        Map<String, Double> figures = new LinkedHashMap<>();
        numbers(root, "/evaluation").forEach((name, figure) -> figures.put(name, figure.doubleValue()));
        return figures;
    }

    private static Map<String, String> files(JsonNode node) {
        Map<String, String> files = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            String name = entry.getKey();
            String digest = entry.getValue().asText();
            if (!FILE_NAME.matcher(name).matches()) {
                throw wrong("/files", "'" + name + "' is no plain file name");
            }
            if (!DIGEST.matcher(digest).matches()) {
                throw wrong("/files/" + name, "must be a SHA-256 in lower-case hex");
            }
            files.put(name, digest);
        });
        if (files.isEmpty()) {
            throw wrong("/files", "lists no file");
        }
        return files;
    }

    private static String text(JsonNode root, String pointer) {
        JsonNode node = root.at(pointer);
        if (!node.isTextual()) {
            throw wrong(pointer, node.isMissingNode() ? "is missing" : "must be a string");
        }
        return node.textValue();
    }

    private static int integer(JsonNode root, String pointer) {
        JsonNode node = root.at(pointer);
        if (!node.canConvertToExactIntegral() || !node.canConvertToInt()) {
            throw wrong(pointer, node.isMissingNode() ? "is missing" : "must be an integer");
        }
        return node.intValue();
    }

    private static boolean bool(JsonNode root, String pointer) {
        JsonNode node = root.at(pointer);
        if (!node.isBoolean()) {
            throw wrong(pointer, node.isMissingNode() ? "is missing" : "must be true or false");
        }
        return node.booleanValue();
    }

    private static List<String> texts(JsonNode root, String pointer) {
        List<String> texts = new ArrayList<>();
        root.at(pointer).forEach(node -> {
            if (!node.isTextual()) {
                throw wrong(pointer, "must hold strings");
            }
            texts.add(node.textValue());
        });
        return texts;
    }

    private static InvalidPackageException wrong(String pointer, String reason) {
        return new InvalidPackageException(ManifestJson.FILE, pointer + " " + reason);
    }
}
