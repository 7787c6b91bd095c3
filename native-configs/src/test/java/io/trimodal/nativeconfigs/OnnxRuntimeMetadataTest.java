package io.trimodal.nativeconfigs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The committed metadata says what the JNI library of this release of ONNX Runtime looks up, no more and no less. After
 * an update: {@code ./mvnw -pl native-configs test -Dtrimodal.regenerate=true} writes it anew. GraalVM's tracing agent
 * sees only the look-ups of the calls that were made while it watched, and those of errors are seldom among them, so
 * the names are read from the library itself.
 */
class OnnxRuntimeMetadataTest {
    private static final Path METADATA = Path.of(
            "src/main/resources/META-INF/native-image/com.microsoft.onnxruntime/onnxruntime/reachability-metadata.json");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Test
    void metadata_isWhatTheLibraryLooksUp() throws Exception {
        JsonNode expected = metadata(JniLookups.read());
        if (Boolean.getBoolean("trimodal.regenerate")) {
            Files.writeString(METADATA, JSON.writeValueAsString(expected) + "\n");
        }

        assertThat(JSON.readTree(METADATA.toFile())).isEqualTo(expected);
    }

    @Test
    void everyConstructorInTheLibrary_isOfAClassThatIsLookedUp() throws Exception {
        assertThat(JniLookups.unexplained()).isEmpty();
    }

    private static JsonNode metadata(Map<String, List<Constructor<?>>> lookups) {
        ObjectNode document = JSON.createObjectNode();
        ArrayNode entries = document.putArray("reflection");
        lookups.forEach((name, constructors) -> {
            ObjectNode entry = entries.addObject().put("type", name).put("jniAccessible", true);
            ArrayNode methods = constructors.isEmpty() ? null : entry.putArray("methods");
            for (Constructor<?> constructor : constructors) {
                ArrayNode parameters = methods.addObject().put("name", "<init>").putArray("parameterTypes");
                for (Class<?> parameter : constructor.getParameterTypes()) {
                    parameters.add(parameter.getCanonicalName());
                }
            }
        });
        // sequences and maps come back as arrays of values, whose class is looked up by its element's
        entries.addObject().put("type", "ai.onnxruntime.OnnxValue[]").put("jniAccessible", true);
        return document;
    }
}
