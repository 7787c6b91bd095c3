package io.trimodal.function.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.RequestException;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.function.request.FurtherFields;
import io.trimodal.function.request.PartsRequestReader;
import io.trimodal.function.request.PredictRequestReader;
import io.trimodal.function.request.TestLimits;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form of bad input in several parts: which kind of error, at which field, in which words. */
class BadPartsTest {
    private static final Class<?> MALFORMED = MalformedRequestException.class;
    private static final Class<?> TOO_LARGE = TooLargeException.class;
    private static final String AUDIO = "/utterances/0/audio/features";
    private static final byte[] FINE = TestParts.npy(1, 1, 1);

    static RequestException failure(byte[] body) {
        return catchThrowableOfType(RequestException.class, () -> MultipartRequestReaderTest.read(body));
    }

    private static byte[] hex(String bytes) {
        return HexFormat.of().parseHex(bytes);
    }

    private static Arguments audio(byte[] content, Class<?> kind, String at, String detail) {
        return arguments(new TestParts().with("audio", content), kind, AUDIO + at, detail);
    }

    private static Arguments request(String features, Class<?> kind, String at, String detail) {
        TestParts parts = new TestParts()
                .with("voice", FINE)
                .with("clip", TestParts.npz("face", FINE))
                .with("request", "{\"utterances\": [{\"audio\": {\"features\": " + features + "}}]}");
        return arguments(parts, kind, AUDIO + at, detail);
    }

    static Stream<Arguments> parts() {
        return Stream.of(
                // the parts
                arguments(new TestParts(), MALFORMED, "/utterances/0", "has no modality at all"),
                arguments(
                        new TestParts().with("audio", FINE).with("adio", FINE),
                        MALFORMED,
                        "",
                        "has the part 'adio', to which nothing refers; without a part 'request', the parts are model"),
                arguments(
                        new TestParts().with("audio", FINE).with("audio", FINE),
                        MALFORMED,
                        "",
                        "has the part 'audio' twice"),
                arguments(new TestParts().with("", FINE), MALFORMED, "", "has a part without a name"),
                arguments(
                        new TestParts().with("text", new byte[] {(byte) 0xff}),
                        MALFORMED,
                        "/utterances/0/text",
                        "is not UTF-8"),
                arguments(
                        new TestParts().with("text", "a".repeat(101)), TOO_LARGE, "/utterances/0/text", "is too long"),
                arguments(new TestParts().with("model", ""), MALFORMED, "/model", "is empty; give a name"),
                arguments(
                        new TestParts().with("text", "a").with("language", FINE),
                        MALFORMED,
                        "/utterances/0",
                        "has both text and language"),
                arguments(
                        new TestParts().with("audio", FINE).with("features", TestParts.npz("audio", FINE)),
                        MALFORMED,
                        "/utterances/0/audio",
                        "is given twice"),
                arguments(
                        new TestParts().with("features", TestParts.npz("voice", FINE)),
                        MALFORMED,
                        "",
                        "has the part 'features', an .npz with none of the arrays"),
                arguments(new TestParts().with("features", FINE), MALFORMED, "", "is one .npy array; send an .npz"),
                arguments(new TestParts().with("request", "{"), MALFORMED, "", "is not JSON"),
                arguments(new TestParts().with("request", ""), MALFORMED, "", "is empty; send an object"),
                arguments(many(22), TOO_LARGE, "", "has more than 21 parts"),
                // references
                request("{\"part\": \"vioce\"}", MALFORMED, "/part", "is 'vioce', which was not sent; the parts are"),
                request("{}", MALFORMED, "", "has no part; give the name"),
                request("{\"part\": 7}", MALFORMED, "/part", "must be a string, not a number"),
                request("{\"prat\": \"voice\"}", MALFORMED, "/prat", "is not a field here; known are part, array"),
                request(
                        "{\"part\": \"voice\", \"array\": \"audio\"}",
                        MALFORMED,
                        "/array",
                        "is given, but the part is one .npy array"),
                request(
                        "{\"part\": \"clip\"}",
                        MALFORMED,
                        "",
                        "cannot be read: part 'clip' has no array 'audio', but ['face']"),
                arguments(
                        new TestParts().with("voice", FINE).with("request", "{\"utterances\": [{\"text\": \"a\"}]}"),
                        MALFORMED,
                        "",
                        "has the part 'voice', to which nothing refers"),
                // files
                audio(new byte[0], MALFORMED, "", "needs features in NumPy's .npy or .npz format, which part 'audio'"),
                audio("[[1]]".getBytes(StandardCharsets.US_ASCII), MALFORMED, "", "needs features in NumPy's"),
                audio(hex("934e"), MALFORMED, "", "cannot be read: part 'audio' ends inside its header"),
                audio(
                        TestParts.npy("|O", false, "(1, 1)", hex("80029500")),
                        MALFORMED,
                        "",
                        "cannot be read: part 'audio' holds pickled Python objects, which are never loaded"),
                audio(
                        TestParts.npy("<c8", false, "(1, 1)", new byte[8]),
                        MALFORMED,
                        "",
                        "cannot be read: part 'audio' is of the unsupported type '<c8'"),
                audio(
                        TestParts.npy("|b1", false, "(1, 1)", new byte[1]),
                        MALFORMED,
                        "",
                        "must be an array of numbers, not of booleans"),
                audio(
                        TestParts.npy("<U1", false, "(1, 1)", new byte[4]),
                        MALFORMED,
                        "",
                        "must be an array of numbers, not of strings"),
                audio(
                        TestParts.npy("<f4", false, "(2, 2)", new byte[4]),
                        MALFORMED,
                        "",
                        "cannot be read: part 'audio' declares"),
                audio(
                        TestParts.npy("<f4", false, "(1, 1)", new byte[8]),
                        MALFORMED,
                        "",
                        "cannot be read: part 'audio' declares"),
                audio(
                        TestParts.npy("<f4", false, "(2147483647, 2147483647)", new byte[4]),
                        MALFORMED,
                        "",
                        "cannot be read: part 'audio' has a shape that does not fit into an array"),
                audio(
                        "PK, but no archive".getBytes(StandardCharsets.US_ASCII),
                        MALFORMED,
                        "",
                        "cannot be read: part 'audio' is truncated or not a zip file"),
                audio(
                        TestParts.npz("audio", Arrays.copyOf(FINE, FINE.length - 1)),
                        MALFORMED,
                        "",
                        "cannot be read: part 'audio' declares"),
                audio(
                        damaged(TestParts.npz("audio", FINE)),
                        MALFORMED,
                        "",
                        "cannot be read: part 'audio' is damaged: the checksum"),
                // shapes
                // with one axis it is sound, unless the request calls it features
                arguments(
                        new TestParts()
                                .with("voice", TestParts.npy("<f4", false, "(1,)", new byte[4]))
                                .with(
                                        "request",
                                        "{\"utterances\": [{\"audio\": {\"features\": {\"part\": \"voice\"}}}]}"),
                        MALFORMED,
                        AUDIO,
                        "must have the shape [frames, values], not [1]"),
                audio(
                        TestParts.npy("<f4", false, "(1, 1, 1)", new byte[4]),
                        MALFORMED,
                        "",
                        "must have the shape [frames, values], not [1, 1, 1]"),
                audio(TestParts.npy("<f4", false, "(0, 3)", new byte[0]), MALFORMED, "", "is empty; give at least one"),
                audio(TestParts.npy("<f4", false, "(3, 0)", new byte[0]), MALFORMED, "/0", "is a frame of no values"),
                audio(
                        TestParts.npy(5, 1, new float[5]),
                        TOO_LARGE,
                        "/4",
                        "is one frame too many; at most 4 are taken per modality"),
                audio(
                        TestParts.npy(1, 6, new float[6]),
                        TOO_LARGE,
                        "/0/5",
                        "is one value too many; at most 5 make a frame"),
                // refused before the data is there
                audio(
                        TestParts.npy("<f4", false, "(5, 1)", new byte[0]),
                        TOO_LARGE,
                        "/4",
                        "is one frame too many; at most 4"),
                // values
                audio(TestParts.npy(2, 2, 1, 1, 1, Float.NaN), MALFORMED, "/1/1", "is NaN; every value must be"),
                audio(
                        TestParts.npy(1, 1, Float.POSITIVE_INFINITY),
                        MALFORMED,
                        "/0/0",
                        "is Infinity; every value must be a finite number (part 'audio')"),
                audio(
                        TestParts.npy("<f2", true, "(1, 2)", hex("003c007e")),
                        MALFORMED,
                        "/0/1",
                        "is NaN; every value must be"),
                audio(
                        TestParts.npy("<f8", false, "(1, 1)", hex("000000000000f07f")),
                        MALFORMED,
                        "/0/0",
                        "is Infinity; every value must be"),
                audio(
                        TestParts.npy("<f8", false, "(1, 1)", hex("1d4a9cf4878207c8")),
                        MALFORMED,
                        "/0/0",
                        "is -1.0E39, which is beyond float32"),
                arguments(
                        new TestParts().with("vision", TestParts.npy(1, 1, Float.NEGATIVE_INFINITY)),
                        MALFORMED,
                        "/utterances/0/vision/features/0/0",
                        "is -Infinity; every value must be"));
    }

    private static TestParts many(int count) {
        TestParts parts = new TestParts();
        for (int i = 0; i < count; i++) {
            parts.with("part" + i, FINE);
        }
        return parts;
    }

    /** With another checksum in the directory, which is searched from the end. */
    private static byte[] damaged(byte[] zip) {
        int directory = new String(zip, StandardCharsets.ISO_8859_1).lastIndexOf("PK\u0001\u0002");
        zip[directory + 16] ^= 1;
        return zip;
    }

    @ParameterizedTest
    @MethodSource("parts")
    void read_ofBadParts_namesKindFieldAndReason(TestParts parts, Class<?> kind, String field, String detail) {
        RequestException failure = failure(parts.bytes());
        assertThat(failure).isInstanceOf(kind);
        assertThat(failure.error().detail()).startsWith(detail);
        assertThat(failure.error().field()).isEqualTo(field);
        assertThat(failure.getMessage().length()).isLessThan(700);
    }

    @Test
    void bomb_isRefusedUnpacked() {
        byte[] zeros = TestParts.npy("<f8", false, "(4, 5)", new byte[64 << 20]);
        RequestException failure = failure(
                new TestParts().with("audio", TestParts.npz("audio", zeros)).bytes());
        assertThat(failure.error().detail()).contains("a zip bomb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no part",
                "------boundary",
                "------boundary\r\n",
                "------boundary\r\nContent-Disposition: form-data; name=\"audio\"\r\n\r\nends early",
                "------boundary\r\n\r\nno name\r\n------boundary--\r\n",
                "------boundary\r\n: odd\r\n\r\nx\r\n------boundary--\r\n",
                "------boundary\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: form-data; name=\"a\""
                        + "\r\n\r\n$$=$$\r\n------boundary--\r\n",
            })
    void malformedBodies_areRefused(String body) {
        RequestException failure = failure(body.getBytes(StandardCharsets.UTF_8));
        assertThat(failure).isInstanceOf(MalformedRequestException.class);
        assertThat(failure.error().field()).isEmpty();
    }

    @Test
    void withoutBoundary_saysSo() {
        MultipartRequestReader reader = new MultipartRequestReader(
                new PartsRequestReader(new PredictRequestReader(TestLimits.SMALL), TestLimits.SMALL));
        RequestException failure = catchThrowableOfType(
                RequestException.class,
                () -> reader.read(new ByteArrayInputStream(new byte[0]), Optional.empty(), FurtherFields.NONE));
        assertThat(failure.error().detail()).startsWith("has no boundary in its Content-Type");
    }

    /** Whatever is sent, reading ends in a request or in an error that blames the caller. */
    @Property
    void anyMutation_readsOrBlames(@ForAll("mutations") byte[] body) {
        try {
            assertThat(MultipartRequestReaderTest.read(body).utterances()).isNotEmpty();
        } catch (RequestException e) {
            assertThat(e.error().detail()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<byte[]> mutations() {
        byte[] valid = new TestParts()
                .with("voice", TestParts.npy(2, 2, 1, 2, 3, 4))
                .with("clip", TestParts.npz("vision", TestParts.npy(2, 1, 5, 6)))
                .with(
                        "request",
                        "{\"utterances\": [{\"audio\": {\"features\": {\"part\": \"voice\"}},"
                                + "\"vision\": {\"features\": {\"part\": \"clip\"}}}]}")
                .bytes();
        Arbitrary<Integer> position = Arbitraries.integers().between(0, valid.length - 1);
        return Arbitraries.maps(position, Arbitraries.bytes())
                .ofMaxSize(4)
                .flatMap(changes -> Arbitraries.integers()
                        .between(valid.length - 20, valid.length)
                        .map(length -> {
                            byte[] changed = Arrays.copyOf(valid, length);
                            changes.forEach((at, to) -> changed[at % length] = to);
                            return changed;
                        }));
    }
}
