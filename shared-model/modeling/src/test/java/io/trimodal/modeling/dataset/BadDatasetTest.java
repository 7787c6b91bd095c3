package io.trimodal.modeling.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.dataset.FeaturePickleWriter.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.razorvine.pickle.Unpickler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are damaged, hostile or simply wrong: each is refused for its own reason, in little time and memory. */
class BadDatasetTest {
    private static final AtomicInteger CREATED = new AtomicInteger();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "os, system",
        "builtins, eval",
        "builtins, getattr",
        "numpy, load",
        "numpy.core.multiarray, fromfile",
        "numpy.core.multiarray._reconstruct, __globals__",
        "pandas.core.frame, DataFrame",
        "trap, Marker"
    })
    void pickle_thatNamesMoreThanArrays_isRefusedByName(String module, String name) throws IOException {
        Unpickler.registerConstructor(module, name, _ -> CREATED.incrementAndGet());

        refused(pickle("c" + module + "\n" + name + "\n(X\4\0\0\0echotR."), "names '" + module + "." + name + "'");
        assertThat(CREATED).hasValue(0);
    }

    static Stream<Arguments> instructions() {
        return Stream.of(
                Arguments.of("(itrap\nMarker\n.", "instruction 0x69"),
                Arguments.of("(ctrap\nMarker\no.", "names 'trap.Marker'"),
                Arguments.of(")\u0081.", "instruction 0x81"),
                Arguments.of("\u0082\1.", "instruction 0x82"),
                Arguments.of("X\1\0\0\0aQ.", "instruction 0x51"),
                Arguments.of("\u0097.", "instruction 0x97"),
                Arguments.of("I1\n.", "instruction 0x49"),
                Arguments.of("K\1)R.", "calls something"),
                Arguments.of("}}b.", "sets the state of something"),
                Arguments.of("cnumpy\nndarray\n)R.", "in a way that NumPy does not"),
                Arguments.of(
                        "cnumpy.core.multiarray\n_reconstruct\n(K\1K\2K\3tR.", "something else than numpy.ndarray"),
                Arguments.of("c" + "a".repeat(5000) + "\n.", "damaged"),
                Arguments.of("}(X\1\0\0\0aK\1X\1\0\0\0aK\2u.", "the key 'a' twice"),
                Arguments.of("}(]K\1u.", "neither a string nor an integer"),
                Arguments.of("B\u00ff\u00ff\u00ff\u007f.", "a value of 2147483647 bytes with 1 left"),
                Arguments.of(
                        "\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff.",
                        "a value of 18446744073709551615 bytes"),
                Arguments.of("X\u00ff\u00ff\u00ff\u00ff.", "a value of 4294967295 bytes"),
                Arguments.of("\u0095\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f.", "a frame of"),
                Arguments.of("a.", "damaged"),
                Arguments.of("t.", "damaged"),
                Arguments.of("h\7.", "damaged"),
                Arguments.of("]", "damaged"),
                Arguments.of("].more", "4 bytes after the end"),
                Arguments.of("].", "holds a list where"),
                Arguments.of("}(K\1}u.", "which is no string"),
                Arguments.of("K\1.", "something else where"));
    }

    @ParameterizedTest
    @MethodSource("instructions")
    void pickle_thatNoDataSetNeeds_isRefused(String instructions, String reason) throws IOException {
        refused(pickle(instructions), reason);
    }

    @Test
    void pickle_ofProtocol0or6_isRefused() throws IOException {
        refused(write(new byte[] {(byte) 0x80, 6, '}', '.'}), "protocol 6; 2 to 5 are read");
        refused(write("(dp0\n.".getBytes(StandardCharsets.US_ASCII)), "neither a pickle of protocol 2 or later");
        refused(write(new byte[0]), "neither a pickle");
    }

    /** Ten million lists, and as many references to one, each a byte or two. */
    @Test
    void pickle_ofMoreObjectsThanADataSetHas_isRefusedBeforeTheyFillMemory() throws IOException {
        Path lists = pickle("(" + "]".repeat(10_000_000) + "t.");
        Path references = pickle("]q\0" + "(" + "h\0".repeat(10_000_000) + "t.");
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            refused(lists, "more than 8000000 instructions");
            refused(references, "more than 8000000 instructions");
        });
    }

    /** Each level holds the last twice: 2^40 items for one who walks them. */
    @Test
    void pickle_ofSharedContainers_isNotWalked() throws IOException {
        StringBuilder levels = new StringBuilder("]q\0");
        for (int i = 0; i < 40; i++) {
            levels.append("](h")
                    .append((char) i)
                    .append('h')
                    .append((char) i)
                    .append("eq")
                    .append((char) (i + 1));
        }
        Path file = pickle("}(X\4\0\0\0many](" + levels + "eX\5\0\0\0audioh(X\u0011\0\0\0regression_labelsh(u.");

        assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> refusedSplit(file, "something else than a number for utterance 0"));
    }

    /** Every cut and a thousand changed bytes: an error that says so, or a file that is still one. */
    @Test
    void pickle_cutOrChangedAnywhere_isReadOrRefusedCleanly() throws IOException {
        byte[] whole = Files.readAllBytes(FeatureFileTest.resource("protocol4.pkl"));
        Random random = new Random(5);
        for (int i = 0; i < whole.length + 1000; i++) {
            byte[] changed = i < whole.length ? Arrays.copyOf(whole, i) : whole.clone();
            if (i >= whole.length) {
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Path file = write(changed);
            try (FeatureFile opened = FeatureFile.open(file)) {
                FeatureReport.of(opened.split("test"), true, _ -> {});
                assertThat(i).isGreaterThanOrEqualTo(whole.length);
            } catch (InvalidDatasetException expected) {
                assertThat(expected).hasMessageContaining(file.toString());
            }
        }
    }

    static Stream<Arguments> contents() {
        Content labels = SyntheticPickle.array(new int[] {2}, new float[] {Float.NaN}, new float[] {1});
        float[] nan = {1, 2, 3, Float.NaN};
        float[] infinite = {1, 2, Float.NEGATIVE_INFINITY};
        return Stream.of(
                change("regression_labels", labels, "test/regression_labels has NaN for utterance 0"),
                change("regression_labels", null, "test has no regression_labels but [raw_text"),
                change("regression_labels", new Content.Strings(List.of("a", "b")), "something else than a number"),
                change("raw_text", new Content.Strings(List.of("a")), "test/raw_text has 1 utterances, the labels 2"),
                change("raw_text", new Content.Integers(List.of(1, 2, 3)), "test/raw_text has 3 utterances"),
                change(
                        "audio",
                        SyntheticPickle.array(new int[] {2, 4}, nan, nan),
                        "test/audio must be an array [N, frames, values], not [2, 4] float32"),
                change(
                        "audio",
                        SyntheticPickle.array(new int[] {2, 2, 2}, nan, nan),
                        "test/audio has NaN in utterance 0, frame 1, dimension 1; every value must be a finite"
                                + " number or"),
                change(
                        "vision",
                        SyntheticPickle.array(new int[] {2, 3, 1}, infinite, infinite),
                        "test/vision has -Infinity in utterance 0, frame 2, dimension 0; every value must be a"
                                + " finite number"),
                change("audio", SyntheticPickle.array(new int[] {2, 0, 2}, nan, nan), "test/audio has no values"),
                change("audio", new Content.Strings(List.of("a", "b")), "test/audio must be an array"),
                change(
                        "audio_lengths",
                        new Content.Integers(List.of(1, -2)),
                        "test/audio_lengths has -2.0 for utterance 1"),
                change(
                        "text_bert",
                        SyntheticPickle.array(new int[] {2, 2, 2}, nan, nan),
                        "test/text_bert must have the shape [N, 3, tokens], not [2, 2, 2]"),
                change(
                        "text_bert",
                        SyntheticPickle.array(new int[] {2, 3, 2}, new float[] {101, 0.5f}, new float[6]),
                        "test/text_bert has 0.5 in utterance 0, row 0, position 1, where an id is a whole number"),
                change(
                        "text_bert",
                        SyntheticPickle.array(new int[] {2, 3, 2}, new float[] {1, 1, 2}, new float[6]),
                        "row 1, position 0, where the attention mask is 0 or 1"));
    }

    private static Arguments change(String key, Content content, String reason) {
        return Arguments.of(key, content, reason);
    }

    @ParameterizedTest
    @MethodSource("contents")
    void split_withAWrongColumn_isRefusedByKey(String key, Content content, String reason) throws IOException {
        Path file = directory.resolve("wrong.pkl");
        Consumer<SequencedMap<String, Content>> change = columns -> columns.compute(key, (_, _) -> content);
        SyntheticPickle.write(file, change);

        refusedSplit(file, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "objects; a list of 3 arrays, which may have different lengths ([3, 2], [5, 2], [1, 2]): pad them",
                "arrays; a list of 3 arrays, which may have different lengths ([3, 2], [5, 2], [1, 2]): pad them",
                "lists; a list of 3 lists: save it as one NumPy array"
            })
    void frames_thatAreNotPadded_areCalledThat(String form, String reason) {
        refusedSplit(
                FeatureFileTest.resource("ragged-" + form + ".pkl"),
                "test/audio must be an array [N, frames, values], not " + reason);
    }

    /** Files with features of fixed length keep the lengths of before. */
    @Test
    void lengths_beyondTheFrames_areReported() throws IOException {
        Path file = directory.resolve("long.pkl");
        SyntheticPickle.write(file, columns -> columns.put("audio_lengths", new Content.Integers(List.of(3, 113))));
        try (FeatureFile opened = FeatureFile.open(file)) {
            assertThat(FeatureReport.of(opened.split("test"), true, _ -> {}).lines())
                    .contains("  audio_lengths: 1 of 2 are beyond the 4 frames that there are (the longest is 113);"
                            + " they are taken as 4");
            assertThat(opened.split("test").features(Modality.AUDIO, 0, 2))
                    .extracting(PaddedFeatures::length)
                    .containsExactly(3, 4);
        }
    }

    @Test
    void text_thatIsNoUtf8_isRefused() throws IOException {
        refused(pickle("}(X\1\0\0\0\u00ffK\1u."), "that is not UTF-8: byte 0xFF");
    }

    /** The shape says more than the bytes hold. */
    @Test
    void array_withAHugeShape_isRefusedBeforeMemoryIsTaken() throws IOException {
        Path file = directory.resolve("huge.pkl");
        SyntheticPickle.write(file, _ -> {});
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        // the second size of audio, 4
        int at = text.indexOf("J\2\0\0\0J\4\0\0\0J\2\0\0\0t", text.indexOf("audio")) + 6;
        bytes[at + 3] = 0x7f;
        Files.write(file, bytes);

        refusedSplit(file, "test/audio has a shape");
    }

    private void refused(Path file, String reason) {
        assertThatExceptionOfType(InvalidDatasetException.class)
                .isThrownBy(() -> FeatureFile.open(file).close())
                .withMessageContaining(file.toString())
                .withMessageContaining(reason);
    }

    private static void refusedSplit(Path file, String reason) {
        assertThatExceptionOfType(InvalidDatasetException.class)
                .isThrownBy(() -> {
                    try (FeatureFile opened = FeatureFile.open(file)) {
                        FeatureReport.of(opened.split("test"), true, _ -> {});
                    }
                })
                .withMessageContaining(reason);
    }

    private Path pickle(String instructions) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0x80);
        bytes.write(4);
        bytes.writeBytes(instructions.getBytes(StandardCharsets.ISO_8859_1));
        return write(bytes.toByteArray());
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("file-" + Integer.toHexString(Arrays.hashCode(bytes)) + ".pkl"), bytes);
    }
}
