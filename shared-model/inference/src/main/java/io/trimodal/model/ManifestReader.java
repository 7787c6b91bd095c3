package io.trimodal.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.trimodal.feature.FrameRate;
import io.trimodal.feature.Modality;
import io.trimodal.model.Manifest.DataSource;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.Manifest.Provenance;
import io.trimodal.model.Manifest.Tokenizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads a manifest's JSON tree, naming the field that is missing or wrong. */
final class ManifestReader {
    /** Far above any that is used; below what would fail at every call, or not at all until memory is short. */
    private static final int MOST_DIMS = 16_384;

    private static final int MOST_FRAMES = 100_000;

    /** Of one modality of one utterance: 64 MB. */
    private static final int MOST_VALUES = 1 << 24;

    /** As many positions as BERT encoders have. */
    private static final int MOST_TOKENS = 512;

    /** Of embedded tokens, and of their width. */
    private static final int MOST_EMBEDDED = 4_096;

    private static final double LARGEST_NUMBER = 1e9;

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
                configuration(root),
                contracts(root),
                scale(text(root, "/label_scale/name")),
                language(root),
                new Provenance(
                        text(root, "/provenance/kind"),
                        text(root, "/provenance/source"),
                        text(root, "/provenance/command"),
                        root.at("/provenance/seed").asLong(-1),
                        texts(root, "/provenance/notes"),
                        root.at("/provenance/licence").isMissingNode() ? "" : text(root, "/provenance/licence"),
                        data(root)),
                evaluation(root),
                root.has("uncertainty")
                        ? Optional.of(UncertaintyJson.read(root.path("uncertainty")))
                        : Optional.empty(),
                PackageFiles.list(ManifestJson.FILE, root.path("files")));
    }

    private static List<DataSource> data(JsonNode root) {
        JsonNode node = root.at("/provenance/data");
        if (!node.isMissingNode() && !node.isArray()) {
            throw wrong("/provenance/data", "must be a list");
        }
        List<DataSource> data = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            String at = "/provenance/data/" + i;
            data.add(new DataSource(text(root, at + "/name"), text(root, at + "/licence")));
        }
        return data;
    }

    private static Map<Modality, FeatureContract> contracts(JsonNode root) {
        Map<Modality, FeatureContract> contracts = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            String at = "/features/" + modality.key();
            int dims = integer(root, at + "/dims", 1, MOST_DIMS);
            int frames = integer(root, at + "/frames", 1, MOST_FRAMES);
            if (dims > MOST_VALUES / frames) {
                throw wrong(
                        at + "/frames",
                        "times dims must be at most " + MOST_VALUES + ", not " + frames + " times " + dims);
            }
            contracts.put(
                    modality,
                    new FeatureContract(
                            dims,
                            frames,
                            frameRate(root, at),
                            texts(root, at + "/names"),
                            text(root, at + "/description"),
                            learned(root, at)));
        }
        return contracts;
    }

    /** Packages of before do not say, and learned all three. */
    private static boolean learned(JsonNode root, String at) {
        JsonNode node = root.at(at + "/learned");
        if (!node.isMissingNode() && !node.isBoolean()) {
            throw wrong(at + "/learned", "must be true or false");
        }
        if (!node.asBoolean(true) && at.endsWith(Modality.LANGUAGE.key())) {
            throw wrong(at + "/learned", "must be true: there is no model without words");
        }
        return node.asBoolean(true);
    }

    /** In its own field, or as packages of before have it: in the description. */
    private static OptionalDouble frameRate(JsonNode root, String at) {
        JsonNode node = root.at(at + "/frame_rate");
        if (node.isMissingNode()) {
            return FrameRate.in(text(root, at + "/description"));
        }
        if (!node.isNumber() || !FrameRate.isPossible(node.doubleValue())) {
            throw wrong(at + "/frame_rate", "must be a number of frames a second, from 1 to 1000");
        }
        return OptionalDouble.of(node.doubleValue());
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
        // at least [CLS], a piece and [SEP]
        int maxTokens = integer(root, "/language/max_tokens", 3, MOST_TOKENS);
        return new Tokenizer(bool(root, "/language/lower_case"), maxTokens, languageCode(root));
    }

    /** Most packages do not say. */
    private static String languageCode(JsonNode root) {
        if (root.at("/language/code").isMissingNode()) {
            return "";
        }
        String code = text(root, "/language/code");
        if (!code.matches("[a-z]{2}")) {
            throw wrong("/language/code", "must be two letters, as ISO 639-1 has them, such as zh");
        }
        return code;
    }

    /** Those that arrays are made of are counts; the others say how the architecture was configured. */
    private static Map<String, Number> configuration(JsonNode root) {
        Map<String, Number> configuration = numbers(root, "/configuration");
        for (String count : List.of("tokens", "width")) {
            integer(root, "/configuration/" + count, 1, MOST_EMBEDDED);
        }
        for (String count : List.of("text_encoder_pieces", "text_encoder_segments")) {
            if (configuration.containsKey(count)) {
                integer(root, "/configuration/" + count, 1, (int) LARGEST_NUMBER);
            }
        }
        return configuration;
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
            if (!(Math.abs(entry.getValue().doubleValue()) <= LARGEST_NUMBER)) {
                throw wrong(
                        pointer + "/" + entry.getKey(),
                        "must be between -1e9 and 1e9, not " + entry.getValue().asText());
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

    private static int integer(JsonNode root, String pointer, int least, int most) {
        int value = integer(root, pointer);
        if (value < least || value > most) {
            throw wrong(pointer, "must be from " + least + " to " + most + ", not " + value);
        }
        return value;
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
