package io.trimodal.modeling.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HalvesTest {
    private static final Weights GIVEN = new Weights(new int[] {2, 2}, new float[] {0.1f, -65_504, 1 / 3f, 6e-8f});

    @TempDir
    private Path folder;

    @Test
    void of_roundsToTheNearestOfFloat16() {
        float[] rounded = Halves.of(Map.of("w", GIVEN)).get("w").values();
        assertThat(rounded).containsExactly(0.099975586f, -65_504, 0.33325195f, 5.9604645e-8f);
        assertThat(Halves.isExact(GIVEN)).isFalse();
    }

    @Test
    void write_asFloat16_isReadBackAsTheSame_inHalfTheSize() throws Exception {
        SequencedMap<String, Weights> rounded = Halves.of(Map.of("w", GIVEN));
        assertThat(Halves.isExact(rounded.get("w"))).isTrue();
        Path file = folder.resolve("half.safetensors");
        Path whole = folder.resolve("whole.safetensors");
        SafetensorsFile weights = new SafetensorsFile(new LinkedHashMap<>(), rounded);
        weights.write(file, _ -> Stored.FLOAT16);
        weights.write(whole);
        assertThat(SafetensorsFile.read(file).weights().get("w").values())
                .isEqualTo(rounded.get("w").values());
        int padding = 8; // of the header, whose length depends on the numbers in it
        assertThat(Files.size(whole) - Files.size(file))
                .isBetween((long) 4 * Short.BYTES - padding, (long) 4 * Short.BYTES + padding);
    }
}
