package io.trimodal.corruption;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.TokenIds;
import io.trimodal.npy.NpyArray;
import io.trimodal.npy.NpzReader;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Masks and corrupted inputs of the published data set class, bit for bit. */
class PublishedMasksTest {
    private static final long SEED = 1111;
    private static final long UNKNOWN = 100;
    private static final Map<String, NpyArray> GOLDEN = read();

    private static Map<String, NpyArray> read() {
        try {
            return NpzReader.read(Path.of(PublishedMasksTest.class
                    .getResource("/goldens/missing-protocol.npz")
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void uniformsAreThoseOfNumpysLegacyGenerator() {
        assertArrayEquals(
                GOLDEN.get("numpy_uniform_1111").doubles(), UniformRows.draw(new LegacyUniforms(SEED), 2000), 0.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9"})
    void language(String rate) {
        NpyArray clean = GOLDEN.get("text_bert");
        int samples = clean.shape()[0];
        int positions = clean.shape()[2];
        double[] keep = GOLDEN.get("r" + rate + "/text_keep").doubles();
        float[] corrupted = GOLDEN.get("r" + rate + "/text_m").floats();
        UniformRows uniforms = CorruptionProtocol.LNLN.rows(SEED, Modality.LANGUAGE, positions);
        for (int b = 0; b < samples; b++) {
            long[][] rows = new long[3][positions];
            for (int i = 0; i < 3 * positions; i++) {
                rows[i / positions][i % positions] = (long) clean.floats()[b * 3 * positions + i];
            }
            TokenIds tokens = new TokenIds(rows[0], rows[1], rows[2]);
            KeepMask mask = KeepMask.tokens(uniforms.next("" + b), Double.parseDouble(rate), tokens.attentionMask());
            TokenIds masked = Corruptions.tokens(tokens, mask, UNKNOWN);
            for (int t = 0; t < positions; t++) {
                assertEquals(keep[b * positions + t], mask.keeps(t) ? 1 : 0, "sample " + b + ", position " + t);
                assertEquals((long) corrupted[b * 3 * positions + t], masked.ids()[t], "id of " + b + ", " + t);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9"})
    void audioAndVision(String rate) {
        for (Modality modality : new Modality[] {Modality.AUDIO, Modality.VISION}) {
            NpyArray clean = GOLDEN.get(modality.key());
            int samples = clean.shape()[0];
            int frames = clean.shape()[1];
            int dims = clean.shape()[2];
            double[] keep =
                    GOLDEN.get("r" + rate + "/" + modality.key() + "_keep").doubles();
            float[] corrupted =
                    GOLDEN.get("r" + rate + "/" + modality.key() + "_m").floats();
            long[] lengths = ((NpyArray.Integers) GOLDEN.get(modality.key() + "_lengths")).values();
            UniformRows uniforms = CorruptionProtocol.LNLN.rows(SEED, modality, frames);
            for (int b = 0; b < samples; b++) {
                float[] values = new float[frames * dims];
                for (int i = 0; i < values.length; i++) {
                    float value = clean.floats()[b * values.length + i];
                    // what every loader repairs first
                    values[i] = value == Float.NEGATIVE_INFINITY ? 0 : value;
                }
                KeepMask mask = KeepMask.frames(uniforms.next("" + b), Double.parseDouble(rate), (int) lengths[b]);
                Features masked = Corruptions.frames(new Features(frames, dims, values), mask);
                for (int t = 0; t < frames; t++) {
                    assertEquals(keep[b * frames + t], mask.keeps(t) ? 1 : 0, modality + " " + b + ", frame " + t);
                }
                for (int i = 0; i < values.length; i++) {
                    // -0 and 0 are one value here: NumPy multiplies by the mask
                    assertEquals(corrupted[b * values.length + i] + 0f, masked.values()[i] + 0f);
                }
            }
        }
    }
}
