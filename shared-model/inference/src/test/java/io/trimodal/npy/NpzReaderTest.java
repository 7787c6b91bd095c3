package io.trimodal.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpzReaderTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("features.npz");
    }

    /** The bytes are numpy's own: {@code np.array([1, -2.5], dtype).tobytes().hex()}. */
    @ParameterizedTest
    @CsvSource({
        "<f2, 003c00c1",
        ">f2, 3c00c100",
        "<f4, 0000803f000020c0",
        ">f4, 3f800000c0200000",
        "<f8, 000000000000f03f00000000000004c0",
        ">f8, 3ff0000000000000c004000000000000",
    })
    void read_floatingPoint_isExact(String descr, String hex) throws IOException {
        NpyArray array = read(npy(1, descr, false, "(2,)", hex));

        assertThat(array.shape()).containsExactly(2);
        assertThat(array.doubles()).containsExactly(1, -2.5);
        assertThat(array.floats()).containsExactly(1, -2.5f);
        assertThat(array.kind()).isEqualTo(descr.endsWith("8") ? "float64" : "float32");
    }

    @ParameterizedTest
    @CsvSource({
        "|i1, 01fe, 1, -2",
        "<i2, 0100feff, 1, -2",
        ">i4, 00000001fffffffe, 1, -2",
        "<i8, 0100000000000000feffffffffffffff, 1, -2",
        "|u1, 01fe, 1, 254",
        ">u2, 0001fffe, 1, 65534",
        "<u4, 01000000feffffff, 1, 4294967294",
        "<u8, 0100000000000000feffffffffffff7f, 1, 9223372036854775806",
    })
    void read_integers_keepWidthAndSign(String descr, String hex, long first, long second) throws IOException {
        NpyArray array = read(npy(1, descr, false, "(2,)", hex));

        assertThat(array)
                .isInstanceOfSatisfying(
                        NpyArray.Integers.class,
                        integers -> assertThat(integers.values()).containsExactly(first, second));
    }

    @Test
    void read_unsignedBeyondLong_isRefused() throws IOException {
        refused(
                npy(1, "<u8", false, "(1,)", "ffffffffffffffff"),
                "has the integer 18446744073709551615, above 2^63 - 1");
    }

    @Test
    void read_booleans() throws IOException {
        assertThat(read(npy(1, "|b1", false, "(2,)", "0100")))
                .isInstanceOfSatisfying(
                        NpyArray.Booleans.class,
                        booleans -> assertThat(booleans.values()).containsExactly(true, false));
    }

    @ParameterizedTest
    @CsvSource({
        "<U2, 61000000e9000000624e000000000000",
        ">U2, 00000061000000e900004e6200000000",
    })
    void read_unicode_dropsThePadding(String descr, String hex) throws IOException {
        assertThat(strings(npy(3, descr, false, "(2,)", hex))).containsExactly("aé", "乢");
    }

    @Test
    void read_byteStrings_dropThePadding() throws IOException {
        assertThat(strings(npy(1, "|S3", false, "(2,)", "616263640000"))).containsExactly("abc", "d");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void read_everyVersion_isTheSame(int version) throws IOException {
        assertThat(read(npy(version, "<f4", false, "()", "0000803f")).floats()).containsExactly(1);
    }

    @Test
    void read_fortranOrder_becomesRowMajor() throws IOException {
        // np.arange(12, dtype='u1').reshape(2, 3, 2) written with order F
        NpyArray array = read(npy(1, "|u1", true, "(2, 3, 2)", "0006020804" + "0a01070309050b"));

        assertThat(array.shape()).containsExactly(2, 3, 2);
        assertThat(array.doubles()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void read_severalArrays_keepsNamesAndOrder() throws IOException {
        byte[] one = npy(1, "<f4", false, "(1,)", "0000803f");
        byte[] none = npy(1, "<f4", false, "(0, 5)", "");
        zip("vision.npy", one, "r0.1/audio.npy", none);

        assertThat(NpzReader.read(file).sequencedKeySet()).containsExactly("vision", "r0.1/audio");
        assertThat(NpzReader.read(file).get("r0.1/audio").shape()).containsExactly(0, 5);
    }

    @Test
    void read_objectArray_isRefusedUnloaded() throws IOException {
        refused(npy(1, "|O", false, "(1,)", "80029500"), "the array 'a.npy' holds pickled Python objects");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<f4; (3,); declares 140 bytes but has 136",
                "<f4; (1,); declares 132 bytes but has 136",
                "<f4; (2147483647, 2147483647); does not fit into an array",
                "<f4; (99999999999999,); does not fit into an array",
                "<f4; (-2,); has the malformed header",
                "<f4; 2; has the malformed header",
                "<f4; (1, x); has the malformed header",
                "<f4; (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,"
                        + " 1, 1); has 33 dimensions",
                "<c8; (1,); is of the unsupported type '<c8'",
                "<f16; (1,); is of the unsupported type '<f16'",
                "<M8[ns]; (1,); is of the unsupported type '<M8[ns]'",
                "<U999999; (2147483647,); declares",
            })
    void read_headerThatDoesNotDescribeTheData_isRefused(String descr, String shape, String reason) throws IOException {
        refused(npy(1, descr, false, shape, "0000803f000020c0"), reason);
    }

    @Test
    void read_structuredArray_saysWhatToDo() throws IOException {
        String header = "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }\n";
        refused(stream(1, header, new byte[4]), "save each of its fields as an array");
    }

    @Test
    void read_headerOfManyMegabytes_isRefusedUnread() throws IOException {
        byte[] npy = npy(2, "<f4", false, "(2,)", "0000803f000020c0");
        npy[10] = 0x7f;
        refused(npy, "declares a header of");
    }

    @Test
    void read_everyTruncationOfAnArray_isRefused() throws IOException {
        byte[] whole = npy(1, "<f4", false, "(2,)", "0000803f000020c0");
        for (int length = 0; length < whole.length; length++) {
            refused(Arrays.copyOf(whole, length), "the array 'a.npy' ");
        }
    }

    @Test
    void read_everyTruncationOfTheFile_isRefused() throws IOException {
        zip("a.npy", npy(1, "<f4", false, "(2,)", "0000803f000020c0"));
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused("is truncated or not a zip file");
        }
    }

    @Test
    void read_otherEntry_isNamed() throws IOException {
        zip("readme.txt", new byte[3]);
        refused("has the entry 'readme.txt', which is no .npy array");
    }

    @Test
    void read_missingFile_saysSo() {
        refused("does not exist");
    }

    private NpyArray read(byte[] npy) throws IOException {
        zip("a.npy", npy);
        return NpzReader.read(file).get("a");
    }

    private String[] strings(byte[] npy) throws IOException {
        return ((NpyArray.Strings) read(npy)).values();
    }

    private void refused(byte[] npy, String reason) throws IOException {
        zip("a.npy", npy);
        refused(reason);
    }

    private void refused(String reason) {
        assertThatExceptionOfType(InvalidArrayFileException.class)
                .isThrownBy(() -> NpzReader.read(file))
                .withMessageStartingWith(file + ": ")
                .withMessageContaining(reason);
    }

    /** As numpy writes it: the header padded so that the data begins at a multiple of 64. */
    private static byte[] npy(int version, String descr, boolean fortran, String shape, String hex) {
        String literal = "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }"
                .formatted(descr, fortran ? "True" : "False", shape);
        int preamble = version == 1 ? 10 : 12;
        int padding = 63 - (preamble + literal.length()) % 64;
        return stream(
                version, literal + " ".repeat(padding) + "\n", HexFormat.of().parseHex(hex));
    }

    private static byte[] stream(int version, String header, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        int length = header.length();
        out.writeBytes(
                version == 1
                        ? new byte[] {(byte) length, (byte) (length >> 8)}
                        : new byte[] {(byte) length, (byte) (length >> 8), 0, 0});
        out.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(data);
        return out.toByteArray();
    }

    private void zip(Object... namesAndBytes) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndBytes.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
                zip.write((byte[]) namesAndBytes[i + 1]);
            }
        }
    }
}
