package io.trimodal.modeling.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("weights.safetensors");
    }

    @Test
    void write_thenRead_givesTheSameInTheSameOrder() {
        sample().write(file);
        SafetensorsFile read = SafetensorsFile.read(file);

        assertThat(read.metadata()).containsExactlyEntriesOf(sample().metadata());
        assertThat(read.weights().sequencedKeySet()).containsExactly("z.weight", "a.bias", "empty", "scalar");
        assertThat(read.weights().get("z.weight").shape()).containsExactly(2, 2);
        assertThat(read.weights().get("z.weight").values()).containsExactly(1, -0f, Float.NaN, 4e-45f);
        assertThat(read.weights().get("empty").shape()).containsExactly(0, 3);
        assertThat(read.weights().get("scalar").values()).containsExactly(7);
    }

    @Test
    void write_sameContent_givesTheBytesOfTheFormat() throws IOException {
        SequencedMap<String, Weights> weights = new LinkedHashMap<>();
        weights.put("b", new Weights(new int[] {1}, new float[] {1}));
        new SafetensorsFile(new LinkedHashMap<>(), weights).write(file);

        String header = "{\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}  ";
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes(header, 0, 0, 0x80, 0x3f));
        assertThat(header.length() % 8).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "F64, 000000000000F0BF0000000000000440",
        "F16, 00BC0041",
        "BF16, 80BF2040",
    })
    void read_otherPrecision_becomesFloat32(String dtype, String hex) throws IOException {
        byte[] data = HexFormat.of().parseHex(hex);
        write("{'t':{'dtype':'%s','shape':[2],'data_offsets':[0,%d]}}".formatted(dtype, data.length), data);

        assertThat(SafetensorsFile.read(file).weights().get("t").values()).containsExactly(-1, 2.5f);
    }

    @Test
    void read_integers_areExactOrRefused() throws IOException {
        String header = "{'ids':{'dtype':'I64','shape':[1],'data_offsets':[0,8]}}";
        write(header, new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, -1, -1, -1, -1});
        assertThat(SafetensorsFile.read(file).weights().get("ids").values()).containsExactly(-1);

        write(header, new byte[] {1, 0, 0, 1, 0, 0, 0, 0});
        refused("has the integer 16777217 in tensor 'ids', which is not exact in float32");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}} | whose shape needs 8 bytes, not 4",
                "{'t':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | at byte 4 where 0 is the next free",
                "{'t':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'u':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}"
                        + " | has the tensor 'u' at byte 0 where 4 is the next free",
                "{'t':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | its tensors take 4 bytes and it has 8",
                "{'t':{'dtype':'F32','shape':[3],'data_offsets':[0,12]}} | its tensors take 12 bytes and it has 8",
                "{'t':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}} | without a proper shape",
                "{'t':{'dtype':'F32','shape':[65536,65536],'data_offsets':[0,4]}} | more elements than fit into an"
                        + " array",
                "{'t':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}} | without proper offsets",
                "{'t':{'dtype':'F32','shape':[1],'data_offsets':[0,1e9]}} | without proper offsets",
                "{'t':{'dtype':'F8_E4M3','shape':[8],'data_offsets':[0,8]}} | of the unsupported type 'F8_E4M3'",
                "{'t':4} | of the unsupported type ''",
                "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'t':{}} | not well-formed JSON",
                "{'__metadata__':{'step':4}} | has metadata that is not text",
                "[] | a header that is not a JSON object",
                "{} {} | not well-formed JSON",
            })
    void read_headerThatDoesNotDescribeTheFile_isRefused(String header, String reason) throws IOException {
        write(header, new byte[8]);
        refused(reason);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 1000, 17 << 20, Long.MAX_VALUE})
    void read_headerLengthBeyondTheFile_isRefused(long length) throws IOException {
        byte[] bytes = bytes("{}");
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        Files.write(file, bytes);
        refused("it declares a header of " + Long.toUnsignedString(length) + " bytes");
    }

    @Test
    void read_everyTruncation_isRefused() throws IOException {
        sample().write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused("");
        }
    }

    @Test
    void read_deeplyNestedHeader_isRefused() throws IOException {
        write("{'t':" + "[".repeat(100_000) + "]".repeat(100_000) + "}", new byte[0]);
        refused("not well-formed JSON");
    }

    private static SafetensorsFile sample() {
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put("source", "epoch_1.pth “é”");
        metadata.put("architecture", "almt");
        SequencedMap<String, Weights> weights = new LinkedHashMap<>();
        weights.put("z.weight", new Weights(new int[] {2, 2}, new float[] {1, -0f, Float.NaN, 4e-45f}));
        weights.put("a.bias", new Weights(new int[] {1}, new float[] {-2.5f}));
        weights.put("empty", new Weights(new int[] {0, 3}, new float[0]));
        weights.put("scalar", new Weights(new int[0], new float[] {7}));
        return new SafetensorsFile(metadata, weights);
    }

    private void write(String header, byte[] data) throws IOException {
        byte[] head = bytes(header.replace('\'', '"'));
        byte[] whole = Arrays.copyOf(head, head.length + data.length);
        System.arraycopy(data, 0, whole, head.length, data.length);
        Files.write(file, whole);
    }

    private static byte[] bytes(String header, int... data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(text.length).put(text);
        for (int b : data) {
            buffer.put((byte) b);
        }
        return buffer.array();
    }

    private void refused(String reason) {
        assertThatExceptionOfType(InvalidSafetensorsException.class)
                .isThrownBy(() -> SafetensorsFile.read(file))
                .withMessageStartingWith(file + ": ")
                .withMessageContaining(reason);
    }
}
