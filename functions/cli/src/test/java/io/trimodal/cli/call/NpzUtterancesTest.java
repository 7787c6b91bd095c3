package io.trimodal.cli.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.ModalityInput;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives and JSON on the command line, with the arrays of the field. */
class NpzUtterancesTest {
    private static final byte[] PAIR = floats("(2, 2, 1)", 1, 2, 3, 4);

    @TempDir
    private Path directory;

    private final List<String> notes = new ArrayList<>();

    private static byte[] npy(String descr, String shape, byte[] data) {
        String header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n".formatted(descr, shape);
        ByteArrayOutputStream npy = new ByteArrayOutputStream();
        npy.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        npy.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
        npy.writeBytes(data);
        return npy.toByteArray();
    }

    private static byte[] floats(String shape, float... values) {
        ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            data.putFloat(value);
        }
        return npy("<f4", shape, data.array());
    }

    private static byte[] letters(String letters) {
        return npy("<U1", "(" + letters.length() + ",)", letters.getBytes(Charset.forName("UTF-32LE")));
    }

    private List<Utterance> read(Object... namesAndArrays) throws IOException {
        Path file = directory.resolve("utterances.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndArrays.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndArrays[i] + ".npy"));
                zip.write((byte[]) namesAndArrays[i + 1]);
            }
        }
        CallInput.Utterances read = (CallInput.Utterances)
                NpzUtterances.read(file.toString(), Files.readAllBytes(file)).orElseThrow();
        notes.addAll(read.notes());
        return read.utterances();
    }

    private static float[] values(ModalityInput input) {
        return ((Features) input).values();
    }

    /** As {@code features} writes them, and data sets might. */
    @Test
    void frameRate_isThatOfAllUtterances_andBlankWordsAreNone() throws IOException {
        byte[] rate = npy(
                "<f4",
                "()",
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putFloat(25)
                        .array());
        List<Utterance> read =
                read("audio", PAIR, "audio_frame_rate", rate, "raw_text", letters("x "), "start", floats("(2,)", 0, 1));

        assertThat(read)
                .allSatisfy(utterance ->
                        assertThat(((Features) utterance.audio()).frameRate()).hasValue(25));
        assertThat(read).extracting(Utterance::language).containsExactly(new Text("x"), Absent.INSTANCE);
        assertThat(notes).containsExactly("not used: start");
        assertThatThrownBy(() -> read("audio", PAIR, "audio_frame_rate", floats("(2,)", 5, 5)))
                .hasMessageContaining("audio has 2 frame rates; give one number");
    }

    @Test
    void names_areThoseOfTheField() throws IOException {
        List<Utterance> read = read("text", PAIR, "acoustic", PAIR, "video", PAIR, "id", letters("xy"));
        assertThat(read).extracting(Utterance::id).containsExactly("x", "y");
        assertThat(values(read.get(1).language())).containsExactly(3, 4);
        assertThat(values(read.get(1).audio())).containsExactly(3, 4);
        assertThat(values(read.get(1).vision())).containsExactly(3, 4);
        assertThat(notes).isEmpty();
    }

    @Test
    void lengths_cutThePadding() throws IOException {
        List<Utterance> read = read("raw_text", letters("ab"), "audio", PAIR, "audio_lengths", floats("(2,)", 1, 0));
        assertThat(values(read.get(0).audio())).containsExactly(1);
        assertThat(read.get(1).audio()).isEqualTo(Absent.INSTANCE);
        assertThat(read.get(1).language()).isEqualTo(new Text("b"));
        assertThatThrownBy(() -> read("audio", PAIR, "audio_lengths", floats("(2,)", 3, 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("utterance 0: audio is to be cut to 3.0 frames, but has 2");
    }

    @Test
    void text_isWordsWhereItHoldsStrings() throws IOException {
        assertThat(read("text", letters("ab")).get(1).language()).isEqualTo(new Text("b"));
    }

    @Test
    void whatIsKnownAndNotUsed_isNoted() throws IOException {
        byte[] tokens = floats("(2, 3, 1)", 101, 1, 0, 102, 1, 0);
        List<Utterance> read =
                read("text_bert", tokens, "raw_text", letters("ab"), "audio", PAIR, "regression_labels", PAIR);
        assertThat(((TokenIds) read.get(1).language()).ids()).containsExactly(102);
        assertThat(notes).singleElement().asString().endsWith("not used: raw_text, regression_labels");
    }

    /** Published files have texts and labels as arrays of Python objects, which are never loaded. */
    @Test
    void whatIsNotUsed_isNotRead() throws IOException {
        byte[] objects = npy("|O", "(2,)", new byte[9]);
        assertThat(read("text", PAIR, "raw_text", objects, "annotations", objects))
                .hasSize(2);
        assertThatThrownBy(() -> read("raw_text", objects)).hasMessageContaining("pickled Python objects");
    }

    @Test
    void whatCannotBeMeant_isRefused() {
        assertThatThrownBy(() -> read("audio", PAIR, "visoin", PAIR))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the array 'visoin', which is not known; known are text_bert, language");
        assertThatThrownBy(() -> read("vision", PAIR, "video", PAIR)).hasMessageContaining("which mean the same");
        assertThatThrownBy(() -> read("audio", letters("ab"))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> read("raw_text", PAIR)).hasMessageContaining("raw_text must be strings");
        assertThatThrownBy(() -> read("text_bert", floats("(1, 3, 1)", 1.5f, 1, 0)))
                .hasMessageContaining("whole numbers, not 1.5");
    }

    @Test
    void json_thatIsNoUtf8_isRefused() {
        byte[] json = "{\"text\": \"a??b\"}".getBytes(StandardCharsets.US_ASCII);
        json[11] = (byte) 0xC0;
        json[12] = (byte) 0xAF;
        assertThatThrownBy(() -> InputFile.read("-", new ByteArrayInputStream(json), new ReadLimit(1 << 20)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not UTF-8: byte 0xC0 at line 1, column 12");
    }
}
