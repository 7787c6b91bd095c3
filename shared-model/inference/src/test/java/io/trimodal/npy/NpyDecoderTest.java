package io.trimodal.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The decoder in its two steps; what the elements become is in {@link NpzReaderTest}. */
class NpyDecoderTest {
    private static NpyDecoder open(String descr, String shape, byte... data) throws IOException {
        String header = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        byte[] npy = ByteBuffer.allocate(10 + header.length() + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.ISO_8859_1))
                .put(data)
                .array();
        return NpyDecoder.open(new ByteArrayInputStream(npy), npy.length);
    }

    @Test
    void shape_isKnownBeforeTheDataIsRead() throws IOException {
        assertThat(open("<f4", "(2147483647, 1)").shape()).containsExactly(2147483647, 1);
    }

    @Test
    void manyChunks_areReadWhole() throws IOException {
        int count = 40_000;
        ByteBuffer data = ByteBuffer.allocate(4 * count).order(ByteOrder.BIG_ENDIAN);
        for (int i = 0; i < count; i++) {
            data.putFloat(i);
        }
        float[] values = open(">f4", "(" + count + ",)", data.array()).read().floats();
        assertThat(values).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(values[i]).isEqualTo(i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<U1", ">U7", "|S3"})
    void strings_areKnownBeforeTheyAreRead(String descr) throws IOException {
        assertThat(open(descr, "(1,)").holdsText()).isTrue();
        assertThat(open("<f4", "(1,)").holdsText()).isFalse();
    }

    /** They have no bytes, so that any number of them would fit into an empty file. */
    @ParameterizedTest
    @ValueSource(strings = {"<U0", "|S0", "|S000"})
    void stringsOfNoLength_areRefused(String descr) {
        assertThatThrownBy(() -> open(descr, "(2147483647,)").read())
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("unsupported type");
    }
}
