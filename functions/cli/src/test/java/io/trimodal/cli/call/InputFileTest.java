package io.trimodal.cli.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much is read of a file, and in which encodings. */
class InputFileTest {
    private static final long GIGABYTES_9 = 9L << 30;
    private static final ReadLimit LIMIT = new ReadLimit(100_000);

    @TempDir
    private Path folder;

    private Path large(String name, String beginning) throws IOException {
        Path path = folder.resolve(name);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            file.setLength(GIGABYTES_9);
        }
        return path;
    }

    private static AbstractThrowableAssert<?, ?> refused(Path file) {
        return assertThatThrownBy(() -> InputFile.read(file.toString(), InputStream.nullInputStream(), LIMIT))
                .isInstanceOf(InvalidInputException.class);
    }

    private static CallInput read(byte[] content) throws IOException {
        return InputFile.read("-", new ByteArrayInputStream(content), LIMIT);
    }

    private static byte[] marked(String text, String encoding) {
        return ("\ufeff" + text).getBytes(Charset.forName(encoding));
    }

    @Test
    void largeFile_ofAKindThatIsNotRead_isCalledWhatItIs() throws IOException {
        refused(large("big.avi", "RIFF\0\0\0\0AVI LIST")).hasMessageContaining("big.avi: is an AVI recording");
        refused(large("zeros.avi", "")).hasMessageContaining("zeros.avi: is no text");
        assertThatThrownBy(() -> InputFile.features("--audio", large("zeros.npy", ""), LIMIT))
                .hasMessageContaining("zeros.npy: is no text")
                .hasMessageContaining("--audio takes features");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK\3\4", "{\"text\": \"a\"}\n"})
    void largeFile_ofAKindThatIsRead_isRefusedWithItsSizeAndTheLimit(String beginning) throws IOException {
        refused(large("big", beginning))
                .hasMessageContaining("big: has " + GIGABYTES_9 + " bytes")
                .hasMessageContaining("at most 100000 bytes are read")
                .hasMessageContaining("trimodal.limits.body-size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--audio", "--vision", "--language", "--part"})
    void largeFeatures_areRefusedWithTheirSize(String option) throws IOException {
        Path file = large("big.npy", "\u0093NUMPY");
        assertThatThrownBy(() -> InputFile.features(option, file, LIMIT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("big.npy: has " + GIGABYTES_9 + " bytes");
    }

    @Test
    void streamWithoutEnd_isReadToTheLimit() {
        byte[] line = "{\"text\": \"a\"}\n".getBytes(StandardCharsets.US_ASCII);
        int[] taken = new int[1];
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return line[taken[0]++ % line.length];
            }
        };
        assertThatThrownBy(() -> InputFile.read("-", endless, LIMIT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("standard input: does not end after 100000 bytes");
        assertThat(taken[0]).isEqualTo(100_001);
    }

    @Test
    void file_ofTheLimit_isRead() throws IOException {
        String text = "{\"text\": \"a\"}" + " ".repeat(100_000 - 13);
        assertThat(read(text.getBytes(StandardCharsets.US_ASCII))).isInstanceOf(CallInput.Lines.class);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000000, 16000", "1000, 16000, 2000", "9000000000000000000, 80000000000000, 2147483631"})
    void limit_followsBodySize_withinTheMemory(long body, long heap, long limit) {
        assertThat(ReadLimit.of(body, heap).bytes()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void jsonInWideCharacters_isJson(String encoding) throws IOException {
        String line = "{\"text\": \"é\"}";
        CallInput.Lines lines = (CallInput.Lines) read(marked(line + "\r\n" + line + "\r\n", encoding));
        assertThat(lines.lines())
                .extracting(read -> new String(read.json(), StandardCharsets.UTF_8))
                .containsExactly(line, line);
        assertThat(lines.lines()).extracting(CallInput.Line::number).containsExactly(1L, 2L);

        String request = "{\"utterances\": [" + line + "]}";
        CallInput.Parts parts = (CallInput.Parts) read(marked(request, encoding));
        assertThat(parts.parts()).containsOnlyKeys("request");
        assertThat(parts.parts().get("request"))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void otherTextInWideCharacters_isATable_orWords(String encoding) throws IOException {
        CallInput.Parts table = (CallInput.Parts) read(marked("frame, face_id\n", encoding));
        assertThat(table.parts()).containsOnlyKeys("vision");
        assertThatThrownBy(() -> read(marked("so it goes", encoding))).hasMessageContaining("is plain text");
    }

    @Test
    void wideJson_thatIsCutOff_isNamedByItsPlace() {
        byte[] json = marked("{\"text\": \"a\"}", "UTF-16LE");
        assertThatThrownBy(() -> read(Arrays.copyOf(json, json.length - 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not UTF-16LE");
    }

    @Test
    void device_isTold_byItsFirstBytes() {
        Path zeros = Path.of("/dev/zero");
        Assumptions.assumeTrue(Files.isReadable(zeros));
        refused(zeros).hasMessageContaining("/dev/zero: is no text");
    }
}
