package io.trimodal.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.model.LabelScale;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PublishedMetricsTest {
    @TestFactory
    Stream<DynamicTest> equalsThePublishedScripts() throws IOException {
        JsonNode golden = new ObjectMapper().readTree(PublishedMetricsTest.class.getResource("/goldens/metrics.json"));
        List<DynamicTest> tests = new ArrayList<>();
        for (LabelScale scale : LabelScale.values()) {
            for (JsonNode test : golden.get(scale.name())) {
                tests.add(DynamicTest.dynamicTest(scale + " " + test.get("name").asText(), () -> compare(scale, test)));
            }
        }
        return tests.stream();
    }

    private static void compare(LabelScale scale, JsonNode test) {
        SequencedMap<String, Double> metrics =
                PublishedMetrics.of(scale, floats(test.get("pred")), floats(test.get("truth")));
        assertEquals(test.get("expected").size(), metrics.size());
        metrics.forEach(
                (name, value) -> assertEquals(test.get("expected").get(name).asDouble(), value, 1e-12, name));
    }

    private static float[] floats(JsonNode values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).floatValue();
        }
        return floats;
    }

    @Test
    void whatIsNotDefinedIsNaN() {
        SequencedMap<String, Double> metrics =
                PublishedMetrics.of(LabelScale.MOSI, new float[] {1.7f, 1.7f, 1.7f}, new float[3]);
        assertTrue(metrics.get("Corr").isNaN());
        assertTrue(metrics.get("Non0_acc_2").isNaN());
        assertTrue(metrics.get("Non0_F1_score").isNaN());
        assertEquals(1.0, metrics.get("Has0_acc_2"));
    }

    @Test
    void emptyAndUnequalListsAreRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> PublishedMetrics.of(LabelScale.MOSI, new float[0], new float[0]));
        assertThrows(
                IllegalArgumentException.class, () -> PublishedMetrics.of(LabelScale.SIMS, new float[1], new float[2]));
    }
}
