package io.trimodal.media.frontend;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.model.InvalidPackageException;
import java.io.IOException;

/** {@code front-end.json} to {@link FrontEndManifest} and back. */
public final class FrontEndManifestJson {
    /** File name of the manifest in a package. */
    public static final String FILE = "front-end.json";

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private FrontEndManifestJson() {}

    /** @throws InvalidPackageException naming the field that is missing or wrong */
    public static FrontEndManifest read(byte[] json) {
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
            return FrontEndManifestReader.read(root);
        } catch (InvalidPackageException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidPackageException(FILE, e.getMessage(), e);
        }
    }

    /** UTF-8; the same manifest gives the same bytes. */
    public static byte[] write(FrontEndManifest manifest) {
        try {
            return MAPPER.writeValueAsBytes(tree(manifest));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest can always be written", e);
        }
    }

    /** The manifest as a JSON tree, for {@code GET /v1/models} too. */
    public static ObjectNode tree(FrontEndManifest manifest) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", FrontEndManifest.FORMAT);
        root.put("name", manifest.id().name());
        root.put("version", manifest.id().version());
        root.put("kind", manifest.kind().key());
        root.put("description", manifest.description());
        root.put("licence", manifest.licence());
        root.put("source", manifest.source());
        manifest.settings().forEach(root.putObject("settings")::put);
        ArrayNode outputs = root.putArray("outputs");
        for (OutputDimension output : manifest.outputs()) {
            outputs.addObject()
                    .put("name", output.name())
                    .put("unit", output.unit())
                    .put("description", output.description());
        }
        manifest.files().forEach(root.putObject("files")::put);
        return root;
    }
}
