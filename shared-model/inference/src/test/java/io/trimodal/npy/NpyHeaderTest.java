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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers as NumPy's own reader takes them, by whichever version or other program they were written. */
class NpyHeaderTest {
    private static final byte[] SIX_FLOATS = floats(1, 2, 3, 4, 5, 6);

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    private static NpyArray read(String header, byte[] data) throws IOException {
        byte[] literal = header.getBytes(StandardCharsets.ISO_8859_1);
        byte[] npy = ByteBuffer.allocate(10 + literal.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) literal.length)
                .put(literal)
                .put(data)
                .array();
        return NpyDecoder.open(new ByteArrayInputStream(npy), npy.length).read();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2L, 3L), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2l,3l)}",
                "{\"descr\": \"<f4\", \"fortran_order\": False, \"shape\": (2, 3)}",
                "{ 'shape' : ( 2 , 3 , ) , 'fortran_order'  :False,'descr':\t'<f4' }",
                "{'descr': u'<f4', 'fortran_order': False, 'shape': (2, 3)}",
                "{'descr':\n '<f4',\n 'fortran_order':\n False,\n 'shape':\n (2,\n 3)}",
                "{'descr': 'f4', 'fortran_order': False, 'shape': (2, 3)}",
                "{'descr': '=f4', 'fortran_order': False, 'shape': (2, 3)}",
                "{'descr': 'float32', 'fortran_order': False, 'shape': (2, 3)}",
                "{'descr': 'f', 'fortran_order': False, 'shape': (2, 3)}",
            })
    void everyFormThatNumPyReads_isRead(String header) throws IOException {
        NpyArray array = read(header, SIX_FLOATS);
        assertThat(array.shape()).containsExactly(2, 3);
        assertThat(array.floats()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @ParameterizedTest
    @CsvSource({"d, 8", "float64, 8", "e, 2", "float16, 2", "int32, 4", "i, 4", "uint8, 1", "q, 8", "?, 1", "bool, 1"})
    void namesOfTypes_haveTheirWidths(String descr, int width) throws IOException {
        String header = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (3L,)}";
        assertThat(read(header, new byte[3 * width]).shape()).containsExactly(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '<f4\", 'fortran_order': False, 'shape': (2, 3)}",
                "{'descr': '<f4', 'fortran_order': 0, 'shape': (2, 3)}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': [2, 3]}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2L L, 3)}",
                "{'descr': '<f4', 'fortran_order': False}",
            })
    void whatNumPyDoesNotRead_isRefused(String header) {
        assertThatThrownBy(() -> read(header, SIX_FLOATS)).isInstanceOf(ZipException.class);
    }

    /** Half a surrogate pair, and a code point beyond the last. */
    @ParameterizedTest
    @CsvSource({"0x0000D800", "0x00110000"})
    void textThatIsNoUnicode_isRefused(String character) {
        byte[] text = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt('a')
                .putInt(Integer.decode(character))
                .array();
        assertThatThrownBy(() -> read("{'descr': '<U1', 'fortran_order': False, 'shape': (2,)}", text))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("string 1")
                .hasMessageContaining("no Unicode");
    }

    @Test
    void byteStrings_areUtf8() throws IOException {
        String header = "{'descr': '|S4', 'fortran_order': False, 'shape': (1,)}";
        NpyArray array = read(header, new byte[] {'g', (byte) 0xC3, (byte) 0xBC, 0});
        assertThat(((NpyArray.Strings) array).values()).containsExactly("gü");
        assertThatThrownBy(() -> read(header, new byte[] {'g', (byte) 0xFC, 0, 0}))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("string 0");
    }
}
