package io.trimodal.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzWriterTest {
    @TempDir
    private Path folder;

    private static byte[] written(SequencedMap<String, NpyArray> arrays) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NpzWriter.write(out, arrays);
        return out.toByteArray();
    }

    private static SequencedMap<String, NpyArray> some() {
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("floats", new NpyArray.Floats(new int[] {2, 1, 2}, new float[] {1, -2.5f, 0, Float.MIN_VALUE}));
        arrays.put("zeros", new NpyArray.Floats(new int[] {100, 100}, new float[10_000]));
        arrays.put("scalar", new NpyArray.Doubles(new int[0], new double[] {Math.PI}));
        arrays.put("lengths", new NpyArray.Integers(new int[] {2}, new long[] {Long.MIN_VALUE, 7}));
        arrays.put("flags", new NpyArray.Booleans(new int[] {3}, new boolean[] {true, false, true}));
        arrays.put("words", new NpyArray.Strings(new int[] {3}, new String[] {"a", "", "voilà 👍🏽"}));
        arrays.put("nothing", new NpyArray.Strings(new int[] {0}, new String[0]));
        return arrays;
    }

    @Test
    void whatIsWritten_isReadBack() throws IOException {
        Path file = Files.write(folder.resolve("some.npz"), written(some()));

        SequencedMap<String, NpyArray> read = NpzReader.read(file);

        assertThat(List.copyOf(read.keySet())).isEqualTo(List.copyOf(some().keySet()));
        assertThat(read).usingRecursiveComparison().isEqualTo(some());
    }

    @Test
    void sameArrays_areTheSameBytes() throws IOException {
        assertThat(written(some())).isEqualTo(written(some()));
    }

    /** The bytes are numpy's own: {@code np.save(out, np.array([1, -2.5], 'f4'))}. */
    @Test
    void header_isThatOfNumpy() {
        byte[] bytes = NpyEncoder.bytes(new NpyArray.Floats(new int[] {2}, new float[] {1, -2.5f}));

        assertThat(bytes).hasSize(128 + 8).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
        assertThat(new String(Arrays.copyOfRange(bytes, 10, 128), StandardCharsets.US_ASCII))
                .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }  ")
                .endsWith(" \n");
        assertThat(bytes).endsWith(0, 0, 0x80, 0x3f, 0, 0, 0x20, 0xc0);
    }

    @Test
    void shape_thatDoesNotFit_isRefusedWithTheName() {
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("audio", new NpyArray.Floats(new int[] {2, 3}, new float[5]));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(arrays))
                .withMessage("the array audio: the shape [2, 3] does not hold 5 elements");
    }
}
