package io.trimodal.modeling.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.model.Architecture;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.ConfigurationFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file of published numbers: the configuration in the authors' form, each parameter's shape, and values or summaries
 * of what their code computed for four samples.
 */
public final class GoldenFile {
    private final JsonNode root;
    private final Configuration configuration;

    private GoldenFile(JsonNode root, Configuration configuration) {
        this.root = root;
        this.configuration = configuration;
    }

    public static GoldenFile read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static GoldenFile parse(String name, String json) throws IOException {
        JsonNode root = new ObjectMapper().readTree(json);
        Architecture architecture = Architecture.of(root.path("architecture").asText());
        return new GoldenFile(root, ConfigurationFile.parse(architecture, name, json));
    }

    public Configuration configuration() {
        return configuration;
    }

    /** Shape of each parameter, by its name in the authors' state_dict. */
    public Map<String, int[]> state() {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        root.path("state").properties().forEach(entry -> {
            int[] shape = new int[entry.getValue().size()];
            for (int i = 0; i < shape.length; i++) {
                shape[i] = entry.getValue().get(i).asInt();
            }
            shapes.put(entry.getKey(), shape);
        });
        return shapes;
    }

    int batch() {
        return root.path("batch").asInt();
    }

    /** The part that holds labels, losses and gradients. */
    JsonNode training() {
        return root.has("training") ? root.path("training") : root;
    }

    JsonNode at(String pointer) {
        return root.at(pointer);
    }
}
