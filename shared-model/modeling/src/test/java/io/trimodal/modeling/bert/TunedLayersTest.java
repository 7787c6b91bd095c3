package io.trimodal.modeling.bert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.modeling.parameter.SafetensorsFile;
import io.trimodal.modeling.parameter.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunedLayersTest {
    private static final String NAME = "encoder.layer.9.output.dense.weight";

    @TempDir
    private Path folder;

    @Test
    void written_matrices_takeAByteANumber() throws Exception {
        Path file = folder.resolve("layers.safetensors");
        layers().write(file);
        assertThat(Files.size(file)).isLessThan(40 * 30 + 1024);
    }

    @Test
    void readBack_thenWrittenAgain_isTheSameFile() throws Exception {
        Path once = folder.resolve("once.safetensors");
        Path twice = folder.resolve("twice.safetensors");
        layers().write(once);
        TunedLayers read = TunedLayers.read(once);
        read.write(twice);
        assertThat(read.layers()).isEqualTo(10);
        assertThat(read.averaged()).isEqualTo(3);
        assertThat(Files.readAllBytes(twice)).isEqualTo(Files.readAllBytes(once));
    }

    @Test
    void quantized_numbers_areAtMostHalfAStepAway() {
        Weights weight = layers().weights().get(NAME);
        RowQuantization quantized = RowQuantization.of(weight);
        float[] again = quantized.weight().values();
        for (int i = 0; i < again.length; i++) {
            assertThat(Math.abs(again[i] - weight.values()[i]))
                    .isLessThanOrEqualTo(0.501f * quantized.scales().values()[i / 30]);
        }
    }

    @Test
    void aFileOfOtherWeights_isRefusedByName() {
        Path file = folder.resolve("other.safetensors");
        new SafetensorsFile(new LinkedHashMap<>(), layers().weights()).write(file);
        assertThatThrownBy(() -> TunedLayers.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other.safetensors");
    }

    private static TunedLayers layers() {
        float[] values = new float[40 * 30];
        Random random = new Random(1);
        for (int i = 30; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        SequencedMap<String, Weights> weights = new LinkedHashMap<>();
        weights.put(NAME, new Weights(new int[] {40, 30}, values));
        weights.put("head.bias", new Weights(new int[] {1}, new float[] {0.5f}));
        return new TunedLayers(10, 3, new LinkedHashMap<>(Map.of("data", "none")), weights);
    }
}
