package io.trimodal.function.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.ModalityInput;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.function.request.FurtherFields;
import io.trimodal.function.request.ModelReference;
import io.trimodal.function.request.PartsRequestReader;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.request.PredictRequestReader;
import io.trimodal.function.request.TestLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken; what is refused is in {@link BadPartsTest}. */
class MultipartRequestReaderTest {
    static PredictRequest read(byte[] body) {
        return new MultipartRequestReader(
                        new PartsRequestReader(new PredictRequestReader(TestLimits.SMALL), TestLimits.SMALL))
                .read(new ByteArrayInputStream(body), Optional.of(TestParts.BOUNDARY), FurtherFields.NONE);
    }

    private static Utterance only(TestParts parts) {
        return read(parts.bytes()).utterances().getFirst();
    }

    private static float[] values(ModalityInput input) {
        return ((Features) input).values();
    }

    @Test
    void partsAlone_areOneUtterance() {
        PredictRequest request = read(new TestParts()
                .with("audio", TestParts.npy(2, 2, 1, 2, 3, 4))
                .with("text", "grüß \"😀\"")
                .with("model", "m:1")
                .with("id", "clip")
                .bytes());

        assertThat(request.model()).isEqualTo(new ModelReference.Named("m:1"));
        Utterance utterance = request.utterances().getFirst();
        assertThat(utterance.id()).isEqualTo("clip");
        assertThat(utterance.language()).isEqualTo(new Text("grüß \"😀\""));
        assertThat(((Features) utterance.audio()).frames()).isEqualTo(2);
        assertThat(values(utterance.audio())).containsExactly(1, 2, 3, 4);
        assertThat(utterance.vision()).isEqualTo(Absent.INSTANCE);
    }

    @Test
    void request_refersToParts() {
        PredictRequest request = read(new TestParts()
                .with("voice", TestParts.npy(1, 2, 1, 2))
                .with(
                        "request",
                        "{\"utterances\": [{\"audio\": {\"features\": {\"part\": \"voice\"}}},"
                                + "{\"vision\": {\"features\": {\"array\": \"face\", \"part\": \"clip\"}},"
                                + "\"language\": {\"features\": {\"part\": \"clip\"}}},"
                                + "{\"text\": \"a\", \"audio\": {\"features\": [[7]]}}]}")
                .with("clip", TestParts.npz("face", TestParts.npy(1, 1, 5), "language", TestParts.npy(1, 1, 6)))
                .bytes());

        assertThat(values(request.utterances().get(0).audio())).containsExactly(1, 2);
        assertThat(values(request.utterances().get(1).vision())).containsExactly(5);
        assertThat(values(request.utterances().get(1).language())).containsExactly(6);
        assertThat(values(request.utterances().get(2).audio())).containsExactly(7);
    }

    @Test
    void onePartForSeveral_isReadOnce() {
        PredictRequest request = read(new TestParts()
                .with("v", TestParts.npy(1, 1, Float.NEGATIVE_INFINITY))
                .with(
                        "request",
                        "{\"utterances\": [{\"audio\": {\"features\": {\"part\": \"v\"}}},"
                                + "{\"audio\": {\"features\": {\"part\": \"v\"}}}]}")
                .bytes());

        assertThat(values(request.utterances().get(0).audio()))
                .isSameAs(values(request.utterances().get(1).audio()));
        assertThat(request.utterances())
                .allSatisfy(utterance -> assertThat(utterance.notes()).hasSize(1));
    }

    @Test
    void archive_namedFeatures_givesItsModalities() {
        byte[] archive = TestParts.npz(
                "vision", TestParts.npy(1, 1, 5), "labels", TestParts.npy(1, 1, 9), "audio", TestParts.npy(1, 1, 6));
        Utterance utterance = only(new TestParts().with("features", archive));

        assertThat(values(utterance.vision())).containsExactly(5);
        assertThat(values(utterance.audio())).containsExactly(6);
        assertThat(utterance.language()).isEqualTo(Absent.INSTANCE);
    }

    @Test
    void archive_forOneModality_givesTheArrayOfItsName() {
        byte[] archive = TestParts.npz("vision", TestParts.npy(1, 1, 5), "audio", TestParts.npy(1, 1, 6));
        assertThat(values(only(new TestParts().with("vision", archive)).vision()))
                .containsExactly(5);
    }

    /** The bytes are numpy's own, of [[1, -2]]. */
    @ParameterizedTest
    @CsvSource({
        "<f2, 003c00c0",
        ">f2, 3c00c000",
        "<f4, 0000803f000000c0",
        ">f4, 3f800000c0000000",
        "<f8, 000000000000f03f00000000000000c0",
        ">f8, 3ff0000000000000c000000000000000",
        "|i1, 01fe",
        ">i2, 0001fffe",
        "<i4, 01000000feffffff",
        "<i8, 0100000000000000feffffffffffffff",
    })
    void numbersOfAnyKind_becomeFloat32(String descr, String hex) {
        byte[] npy = TestParts.npy(descr, false, "(1, 2)", HexFormat.of().parseHex(hex));
        assertThat(values(only(new TestParts().with("vision", npy)).vision())).containsExactly(1, -2);
    }

    @Test
    void widerNumbers_becomeTheNearestFloat32() {
        // np.array([[0.1, 16777217]]): float64 and what float32 has next to them
        byte[] npy =
                TestParts.npy("<f8", false, "(1, 2)", HexFormat.of().parseHex("9a9999999999b93f" + "0000001000007041"));
        assertThat(values(only(new TestParts().with("vision", npy)).vision())).containsExactly(0.1f, 16777216f);
    }

    @Test
    void fortranOrder_becomesRowMajor() {
        // np.arange(6, dtype='u1').reshape(2, 3) written with order F
        byte[] npy = TestParts.npy("|u1", true, "(2, 3)", new byte[] {0, 3, 1, 4, 2, 5});
        Features features = (Features) only(new TestParts().with("vision", npy)).vision();
        assertThat(features.dims()).isEqualTo(3);
        assertThat(features.values()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @ParameterizedTest
    @CsvSource({"<f2, 00fc003c", "<f4, 000080ff0000803f", "<f8, 000000000000f0ff000000000000f03f"})
    void minusInfinity_inAudio_becomesZeroAndIsNoted(String descr, String hex) {
        byte[] npy = TestParts.npy(descr, false, "(1, 2)", HexFormat.of().parseHex(hex));
        PredictRequest request = read(new TestParts().with("audio", npy).bytes());

        assertThat(values(request.utterances().getFirst().audio())).containsExactly(0, 1);
        assertThat(request.utterances().getFirst().notes())
                .containsExactly("audio: 1 value was -Infinity and became 0, as in the published data loaders");
    }

    @Test
    void limits_areInclusive() {
        Utterance utterance = only(new TestParts().with("audio", TestParts.npy(4, 5, new float[20])));
        assertThat(((Features) utterance.audio()).frames()).isEqualTo(4);
    }

    @Test
    void base64_isDecoded() {
        String body = "--" + TestParts.BOUNDARY + "\r\nContent-Disposition: form-data; name=\"text\"\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\nZmluZQ==\r\n--" + TestParts.BOUNDARY + "--\r\n";
        assertThat(read(body.getBytes(StandardCharsets.US_ASCII))
                        .utterances()
                        .getFirst()
                        .language())
                .isEqualTo(new Text("fine"));
    }

    @Test
    void archives_leaveNoFilesBehind() throws IOException {
        long before = archives();
        only(new TestParts().with("features", TestParts.npz("audio", TestParts.npy(1, 1, 6))));
        BadPartsTest.failure(
                new TestParts().with("features", "PK, but no archive").bytes());
        BadPartsTest.failure(
                new TestParts().with("audio", TestParts.npz("x", new byte[3])).bytes());
        assertThat(archives()).isEqualTo(before);
    }

    private static long archives() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.toString().endsWith(".npz")).count();
        }
    }
}
