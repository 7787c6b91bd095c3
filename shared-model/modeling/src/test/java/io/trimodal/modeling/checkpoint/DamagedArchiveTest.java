package io.trimodal.modeling.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no checkpoint at all, or no longer. */
class DamagedArchiveTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("model.pth");
    }

    @Test
    void read_missingFile_saysSo() {
        refused("does not exist");
    }

    @Test
    void read_folder_saysSo() throws IOException {
        Files.createDirectory(file);
        refused("is not a regular file");
    }

    @Test
    void read_emptyFile_saysSo() throws IOException {
        Files.createFile(file);
        refused("is empty");
    }

    @Test
    void read_text_isNoCheckpoint() throws IOException {
        Files.writeString(file, "<html>Google Drive - Quota exceeded</html>");
        refused("is not a PyTorch checkpoint (truncated or not a zip file)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 0.99})
    void read_truncatedZip_saysSo(double share) throws IOException {
        byte[] whole = Files.readAllBytes(PthFile.almt("").writeBare(file));
        Files.write(file, Arrays.copyOf(whole, (int) (whole.length * share)));
        refused("is truncated or not a zip file");
    }

    @Test
    void read_oldPickleForm_saysHowToConvertIt() throws IOException {
        Files.write(file, new byte[] {(byte) 0x80, 2, (byte) 0x8a, 10, 'l', (byte) 0xfc});
        refused("torch.save(torch.load(f, map_location='cpu'), f)");
    }

    @Test
    void read_tar_saysHowToConvertIt() throws IOException {
        byte[] tar = new byte[512];
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
        Files.write(file, tar);
        refused("is in the form that PyTorch wrote before 1.6");
    }

    @Test
    void read_zipWithoutPickle_isNoCheckpoint() throws IOException {
        zip(ZipEntry.STORED, "readme.txt", new byte[3]);
        refused("it has 0 entries data.pkl");
    }

    @Test
    void read_zipWithTwoPickles_isNoCheckpoint() throws IOException {
        zip(ZipEntry.STORED, "a/data.pkl", new byte[3], "b/data.pkl", new byte[3]);
        refused("it has 2 entries data.pkl");
    }

    @Test
    void read_torchScript_saysWhatItIs() throws IOException {
        zip(ZipEntry.STORED, "a/data.pkl", new byte[3], "a/constants.pkl", new byte[3]);
        refused("is a TorchScript archive");
    }

    @Test
    void read_truncatedPickle_isDamaged() throws IOException {
        byte[] pickle = PickleWriter.protocol2()
                .raw('}')
                .text("state_dict")
                .orderedDict()
                .raw('s')
                .stop();
        for (int length = 0; length < pickle.length; length++) {
            PthFile.almt("").write(file, Arrays.copyOf(pickle, length));
            assertThatExceptionOfType(InvalidCheckpointException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> CheckpointImporter.read(file));
        }
    }

    @Test
    void read_pickleOfNothing_holdsNoTensors() throws IOException {
        PthFile.almt("").write(file, PickleWriter.protocol2().raw('}').stop());
        refused("holds no tensors, neither itself nor under state_dict, model_state_dict, model");
    }

    @Test
    void read_missingStorage_isNamed() throws IOException {
        byte[] pickle =
                PickleWriter.protocol2().storage("FloatStorage", "77", 2).stop();
        PthFile.almt("").write(file, pickle);
        refused("has no record data/77");
    }

    @Test
    void read_flippedBitInAStorage_failsItsChecksum() throws IOException {
        byte[] bytes = Files.readAllBytes(PthFile.almt("").writeBare(file));
        int name = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("t/data/1");
        bytes[name + "t/data/1".length()] ^= 1;
        Files.write(file, bytes);
        refused("is damaged: the checksum of 't/data/1' is wrong");
    }

    @Test
    void read_twoRecordsOfOneName_isRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(PthFile.almt("").writeBare(file));
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("t/data/1", "t/data/0");
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
        refused("holds two entries called 't/data/0'");
    }

    @Test
    void read_zipBomb_isRefusedBeforeUnpacking() throws IOException {
        zip(ZipEntry.DEFLATED, "t/data.pkl", PickleWriter.protocol2().raw('}').stop(), "t/data/0", new byte[32 << 20]);
        refused(": a zip bomb");
    }

    @Test
    void read_compressedByHand_isRead() throws IOException {
        byte[] pickle = PickleWriter.protocol2()
                .raw('}')
                .text("dmml.3.bias")
                .tensor(TestTensor.contiguous("FloatStorage", "0", 64))
                .raw('s')
                .stop();
        zip(ZipEntry.DEFLATED, "data.pkl", pickle, "data/0", new byte[256]);
        assertThat(CheckpointImporter.read(file).fusion()).containsOnlyKeys("dmml.3.bias");
    }

    @Test
    void read_unknownByteOrder_isNamed() throws IOException {
        byte[] pickle = PickleWriter.protocol2()
                .raw('}')
                .text("dmml.3.bias")
                .tensor(TestTensor.contiguous("FloatStorage", "0", 1))
                .raw('s')
                .stop();
        zip(ZipEntry.STORED, "t/data.pkl", pickle, "t/data/0", new byte[4], "t/byteorder", new byte[] {'m', 'i', 'd'});
        refused("has the unknown byte order 'mid'");
    }

    /** Many tensors, each a view of one storage, may not add up to far more memory than the file has. */
    @Test
    void read_manyViewsOfOneStorage_isRefused() throws IOException {
        PickleWriter pickle = PickleWriter.protocol2().raw('}').mark().text("dmml.3.bias");
        pickle.tensor(TestTensor.contiguous("FloatStorage", "0", 4096)).raw('q', 0);
        for (int i = 0; i < 100; i++) {
            pickle.text("dmml.x" + i).raw('h', 0);
        }
        zip(ZipEntry.STORED, "t/data.pkl", pickle.raw('u').stop(), "t/data/0", new byte[4096 * 4]);
        refused("bytes of tensors from a file of");
    }

    private void zip(int method, Object... namesAndBytes) throws IOException {
        SequencedMap<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < namesAndBytes.length; i += 2) {
            entries.put((String) namesAndBytes[i], (byte[]) namesAndBytes[i + 1]);
        }
        PthFile.zip(file, entries, method);
    }

    private void refused(String reason) {
        assertThatExceptionOfType(InvalidCheckpointException.class)
                .isThrownBy(() -> CheckpointImporter.read(file))
                .withMessageStartingWith(file + ": ")
                .withMessageContaining(reason);
    }
}
