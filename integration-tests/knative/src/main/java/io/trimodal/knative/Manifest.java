package io.trimodal.knative;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;

/** One object as it is sent to a cluster. */
record Manifest(JsonNode content) {
    private static final YAMLMapper YAML =
            new YAMLMapper(YAMLFactory.builder().loaderOptions(uniqueKeys()).build());

    /**
     * @param text YAML documents, or JSON, which is YAML
     * @throws IllegalArgumentException if it is neither
     */
    static List<Manifest> read(String text) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(text)) {
            List<Manifest> manifests = new ArrayList<>();
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                if (document != null && !document.isNull() && !document.isMissingNode()) {
                    manifests.add(new Manifest(document));
                }
            }
            return List.copyOf(manifests);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is not YAML: " + e.getOriginalMessage(), e);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("is not YAML: " + e.getMessage(), e);
        }
    }

    /** The second of two equal keys would win unseen. */
    private static LoaderOptions uniqueKeys() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return options;
    }

    boolean is(String apiVersion, String kind) {
        return apiVersion.equals(apiVersion()) && kind.equals(kind());
    }

    String apiVersion() {
        return content.path("apiVersion").asText();
    }

    String kind() {
        return content.path("kind").asText();
    }

    String name() {
        return content.at("/metadata/name").asText();
    }

    /** Kind and name, for messages. */
    String title() {
        return (kind().isEmpty() ? "?" : kind()) + "/" + (name().isEmpty() ? "?" : name());
    }

    Field root() {
        return Field.root(content);
    }
}
