package io.trimodal.media.jcodec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeMetadataTest {
    private static final String FILE = "/META-INF/native-image/io.trimodal/trimodal-media/reachability-metadata.json";

    /** As the classes here called Fields look them up; a native executable has no others. */
    @Test
    void metadata_fields_areThoseThatAreLookedUp() throws IOException, ReflectiveOperationException {
        List<String> fields = new ArrayList<>();
        try (InputStream in = NativeMetadataTest.class.getResourceAsStream(FILE)) {
            for (JsonNode type : new ObjectMapper().readTree(in).get("reflection")) {
                for (JsonNode field : type.get("fields")) {
                    String name = field.get("name").textValue();
                    fields.add(Class.forName(type.get("type").textValue())
                            .getDeclaredField(name)
                            .getName());
                }
            }
        }

        assertThat(fields).containsExactly("threaded", "sRefs", "reader", "mDecoder", "frameData", "elements", "ics");
    }
}
