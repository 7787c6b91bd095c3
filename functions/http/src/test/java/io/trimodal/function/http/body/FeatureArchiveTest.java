package io.trimodal.function.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.ModalityInput;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.RequestException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives as other projects name their arrays: what is meant is used, what is not used is named. */
class FeatureArchiveTest {
    private static final byte[] ONE = TestParts.npy(1, 1, 1);
    private static final byte[] THREE = TestParts.npy(3, 1, 1, 2, 3);

    private static Utterance read(Object... arrays) {
        return MultipartRequestReaderTest.read(
                        new TestParts().with("features", TestParts.npz(arrays)).bytes())
                .utterances()
                .getFirst();
    }

    private static float[] values(ModalityInput input) {
        return ((Features) input).values();
    }

    private static byte[] strings(String shape, String text) {
        byte[] data = text.getBytes(Charset.forName("UTF-32LE"));
        return TestParts.npy("<U" + text.codePointCount(0, text.length()), false, shape, data);
    }

    private static byte[] integers(String shape, long... values) {
        ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            data.putLong(value);
        }
        return TestParts.npy("<i8", false, shape, data.array());
    }

    @ParameterizedTest
    @CsvSource({"language, audio, vision", "text, acoustic, visual", "text, audio, video"})
    void features_areKnownByTheNamesOfTheField(String language, String audio, String vision) {
        Utterance read =
                read(language, TestParts.npy(1, 1, 1), audio, TestParts.npy(1, 1, 2), vision, TestParts.npy(1, 1, 3));
        Utterance utterance = read;
        assertThat(values(utterance.language())).containsExactly(1);
        assertThat(values(utterance.audio())).containsExactly(2);
        assertThat(values(utterance.vision())).containsExactly(3);
        assertThat(read.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"raw_text, ()", "raw_text, '(1,)'", "text, ()"})
    void strings_areTheWords(String name, String shape) {
        assertThat(read(name, strings(shape, "grüß 😀")).language()).isEqualTo(new Text("grüß 😀"));
    }

    @Test
    void tokenIds_areTaken() {
        TokenIds tokens = (TokenIds)
                read("text_bert", integers("(3, 2)", 101, 102, 1, 1, 0, 0)).language();
        assertThat(tokens.ids()).containsExactly(101, 102);
        assertThat(tokens.attentionMask()).containsExactly(1, 1);
        // as the published files have them
        byte[] floats = TestParts.npy(
                "<f4",
                false,
                "(1, 3, 1)",
                ByteBuffer.allocate(12)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putFloat(7)
                        .putFloat(1)
                        .array());
        assertThat(((TokenIds) read("text_bert", floats).language()).ids()).containsExactly(7);
    }

    @Test
    void lengths_cutThePadding() {
        Utterance utterance = read(
                "audio",
                THREE,
                "audio_lengths",
                integers("()", 2),
                "video",
                THREE,
                "video_lengths",
                integers("(1,)", 1));
        assertThat(values(utterance.audio())).containsExactly(1, 2);
        assertThat(values(utterance.vision())).containsExactly(1);
        assertThat(read("text", ONE, "audio", THREE, "audio_lengths", integers("()", 0))
                        .audio())
                .isEqualTo(Absent.INSTANCE);
    }

    @Test
    void id_isTaken_unlessAPartGivesOne() {
        assertThat(read("audio", ONE, "id", strings("(1,)", "v$_$1")).id()).isEqualTo("v$_$1");
        Utterance given = MultipartRequestReaderTest.read(new TestParts()
                        .with("id", "mine")
                        .with("features", TestParts.npz("audio", ONE, "id", strings("(1,)", "v$_$1")))
                        .bytes())
                .utterances()
                .getFirst();
        assertThat(given.id()).isEqualTo("mine");
        assertThat(given.notes()).containsExactly("part 'features': the array 'id' is not used");
    }

    @Test
    void whatIsNotUsed_isNoted() {
        assertThat(read("audio", ONE, "regression_labels", ONE, "annotations", ONE)
                        .notes())
                .containsExactly("part 'features': the arrays 'annotations', 'regression_labels' are not used");
        Utterance several = read("text", ONE, "raw_text", strings("()", "fine"), "audio", ONE);
        assertThat(values(several.language())).containsExactly(1);
        assertThat(several.notes()).containsExactly("part 'features': the array 'raw_text' is not used");
    }

    @Test
    void partOfOneModality_hasAliasesAndNotes() {
        Utterance read = MultipartRequestReaderTest.read(new TestParts()
                        .with("vision", TestParts.npz("video", ONE, "audio", ONE))
                        .with("audio", TestParts.npz("arr_0", THREE))
                        .bytes())
                .utterances()
                .getFirst();
        assertThat(values(read.vision())).containsExactly(1);
        assertThat(values(read.audio())).containsExactly(1, 2, 3);
        assertThat(read.notes()).containsExactly("part 'vision': the array 'audio' is not used");
    }

    /** Whatever one of the utterances uses, is used; the others of the part are named to each that refers to it. */
    @Test
    void archiveOfSeveralUtterances_isNotedByThoseThatReferToIt() {
        List<Utterance> read = MultipartRequestReaderTest.read(new TestParts()
                        .with("clips", TestParts.npz("a", ONE, "b", THREE, "c", ONE))
                        .with(
                                "request",
                                "{\"utterances\": [{\"audio\": {\"features\": {\"part\": \"clips\", \"array\":"
                                        + " \"a\"}}},{\"text\": \"none\"},{\"audio\": {\"features\": {\"part\":"
                                        + " \"clips\", \"array\": \"b\"}}}]}")
                        .bytes())
                .utterances();
        assertThat(read.get(0).notes()).containsExactly("part 'clips': the array 'c' is not used");
        assertThat(read.get(1).notes()).isEmpty();
        assertThat(read.get(2).notes()).isEqualTo(read.get(0).notes());
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(new Object[] {"audio", ONE, "visoin", ONE}, "", "the array 'visoin', which is not known"),
                Arguments.of(new Object[] {"vision", ONE, "video", ONE}, "", "both the arrays vision and video"),
                Arguments.of(
                        new Object[] {"voice", ONE},
                        "",
                        "none of the arrays language, audio and vision, but ['voice']"),
                Arguments.of(new Object[] {"labels", ONE}, "", "none of the arrays language, audio and vision"),
                Arguments.of(
                        new Object[] {"audio", THREE, "audio_lengths", integers("()", 4)},
                        "/utterances/0/audio/features",
                        "needs the array audio_lengths to be from 1 to the 3 frames that there are, not 4"),
                Arguments.of(
                        new Object[] {"audio", THREE, "audio_lengths", integers("(2,)", 1, 1)},
                        "/utterances/0/audio",
                        "to be one number, not 2"),
                Arguments.of(new Object[] {"raw_text", ONE}, "/utterances/0/text", "to be one string, not float32"),
                Arguments.of(
                        new Object[] {"text_bert", integers("(2, 3, 1)", 1, 1, 1, 1, 1, 1)},
                        "/utterances/0/language",
                        "to be of the shape [3, tokens], not [2, 3, 1]"),
                Arguments.of(
                        new Object[] {"text_bert", TestParts.npy(3, 1, 1.5f, 1, 0)},
                        "/utterances/0/language",
                        "to be whole numbers, not 1.5"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCannotBeMeant_isRefused(Object[] arrays, String field, String detail) {
        RequestException failure = BadPartsTest.failure(
                new TestParts().with("features", TestParts.npz(arrays)).bytes());
        assertThat(failure).isInstanceOf(MalformedRequestException.class);
        assertThat(failure.error().field()).isEqualTo(field);
        assertThat(failure.error().detail()).contains(detail);
    }
}
