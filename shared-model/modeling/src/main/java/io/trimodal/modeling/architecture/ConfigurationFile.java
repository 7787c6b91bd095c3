package io.trimodal.modeling.architecture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.trimodal.feature.Modality;
import io.trimodal.model.Architecture;
import io.trimodal.modeling.architecture.Configuration.Blocks;
import io.trimodal.modeling.architecture.Configuration.Hyper;
import io.trimodal.modeling.architecture.Configuration.Input;
import io.trimodal.modeling.architecture.Configuration.LnlnParts;
import io.trimodal.modeling.architecture.Configuration.LossWeights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads a configuration from YAML or JSON. Two forms are taken: ours (the names of {@link Configuration#numbers()};
 * what is left out is as in {@code base}, by default {@code mosi}) and the authors' own files, known by their
 * {@code model} section ({@link AuthorsConfiguration}).
 */
public final class ConfigurationFile {
    private ConfigurationFile() {}

    /** One of the published names, or else a file. */
    public static Configuration resolve(Architecture architecture, String nameOrFile) {
        return PublishedConfigurations.NAMES.contains(nameOrFile) || !Files.exists(Path.of(nameOrFile))
                ? PublishedConfigurations.named(architecture, nameOrFile)
                : read(architecture, Path.of(nameOrFile));
    }

    public static Configuration read(Architecture architecture, Path file) {
        try {
            return parse(architecture, file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read configuration " + file, e);
        }
    }

    /** @param name of the source, for {@link Configuration#name()} and errors */
    public static Configuration parse(Architecture architecture, String name, String yaml) {
        JsonNode root;
        try {
            root = new YAMLMapper().readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new ConfigurationException(name, "is not YAML or JSON: " + e.getOriginalMessage());
        }
        if (root == null || !root.isObject()) {
            throw new ConfigurationException(name, "must hold an object of names and numbers");
        }
        return root.path("model").isObject()
                ? AuthorsConfiguration.parse(architecture, name, root)
                : own(architecture, name, root);
    }

    private static Configuration own(Architecture architecture, String name, JsonNode root) {
        String baseName = root.path("base").asText("mosi");
        Configuration base = PublishedConfigurations.named(architecture, baseName);
        Set<String> known = new HashSet<>(base.numbers().keySet());
        known.add("base");
        known.add(Configuration.CONCATENATED);
        known.add(Configuration.SENTIMENT_REVERSED);
        root.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw new ConfigurationException(
                        field,
                        "is unknown; known are " + known.stream().sorted().toList());
            }
        });
        Numbers numbers = new Numbers(root, base.numbers());
        return new Configuration(
                architecture,
                name,
                Map.of(
                        Modality.LANGUAGE, numbers.input("language"),
                        Modality.AUDIO, numbers.input("audio"),
                        Modality.VISION, numbers.input("vision")),
                numbers.integer("width"),
                numbers.integer("tokens"),
                new Blocks(numbers.integer("heads"), numbers.integer("head_width"), numbers.integer("hidden")),
                numbers.integer("embedding_depth"),
                new Hyper(
                        numbers.integer("hyper_depth"),
                        numbers.integer("hyper_heads"),
                        numbers.integer("hyper_head_width"),
                        root.path(Configuration.CONCATENATED).asInt() == 1),
                numbers.integer("fusion_depth"),
                switch (architecture) {
                    case ALMT -> LnlnParts.NONE;
                    case LNLN ->
                        new LnlnParts(
                                numbers.integer("completeness_depth"),
                                numbers.integer("proxy_depth"),
                                numbers.integer("reconstruction_depth"),
                                numbers.integer("lnln_hidden"),
                                new LossWeights(
                                        numbers.number("completeness_weight"),
                                        numbers.number("adversarial_weight"),
                                        numbers.number("reconstruction_weight"),
                                        numbers.number("sentiment_weight"),
                                        root.path(Configuration.SENTIMENT_REVERSED)
                                                        .asInt(1)
                                                == 1));
                });
    }

    private record Numbers(JsonNode given, Map<String, Number> base) {
        Input input(String modality) {
            return new Input(integer(modality + "_frames"), integer(modality + "_dims"));
        }

        int integer(String field) {
            JsonNode node = given.path(field);
            if (node.isMissingNode()) {
                return base.get(field).intValue();
            }
            if (!node.canConvertToExactIntegral() || !node.canConvertToInt()) {
                throw new ConfigurationException(field, "must be an integer, not " + node);
            }
            return node.intValue();
        }

        double number(String field) {
            JsonNode node = given.path(field);
            if (node.isMissingNode()) {
                return base.get(field).doubleValue();
            }
            if (!node.isNumber()) {
                throw new ConfigurationException(field, "must be a number, not " + node);
            }
            return node.doubleValue();
        }
    }
}
