package io.trimodal.function.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.feature.FaceChoice;
import io.trimodal.feature.Features;
import io.trimodal.feature.ModalityInput;
import io.trimodal.feature.OpenFaceTable;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.RequestException;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.request.PredictRequestReader;
import io.trimodal.function.request.TestLimits;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenFace's CSV in each of its forms; what is read from it is in the tests of {@code io.trimodal.openface}. */
class OpenFaceRequestsTest {
    private static final Class<?> MALFORMED = MalformedRequestException.class;
    private static final Class<?> TOO_LARGE = TooLargeException.class;
    private static final String HEADER = "frame, face_id, timestamp, confidence, success, AU12_r\n";
    private static final String CSV = HEADER
            + "1, 0, 0.00, 0.98, 1, 2.5\n1, 3, 0.00, 0.98, 1, 0.5\n2, 0, 0.04, 0.20, 0, nan\n3, 0, 0.08, 0.98, 1,"
            + " 1.5\n";

    private static PredictRequest json(String vision) {
        String body = "{\"utterances\": [{\"text\": \"a\", \"vision\": " + vision + "}, {\"text\": \"after\"}]}";
        return new PredictRequestReader(TestLimits.SMALL)
                .read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String quoted(String csv) {
        return new ObjectMapper().valueToTree(csv).toString();
    }

    private static OpenFaceTable table(PredictRequest request) {
        return (OpenFaceTable) request.inputs().getFirst().vision();
    }

    @Test
    void json_holdsTheCsvAsText() {
        PredictRequest request = json("{\"openface\": " + quoted(CSV) + "}");
        assertThat(table(request).columns()).contains("AU12_r").hasSize(6);
        assertThat(table(request).rows()).hasSize(4);
        assertThat(table(request).rows())
                .extracting(OpenFaceTable.Row::isTracked)
                .containsExactly(true, true, false, true);
        assertThat(table(request).face()).isEqualTo(new FaceChoice.TrackedMost());
        assertThat(request.inputs().getLast().language()).isEqualTo(new Text("after"));
    }

    @Test
    void csv_mayBeLongerThanTextsMay() {
        String csv = HEADER.replace("AU12_r", "AU12_r" + ", \"é\\ 😀".repeat(1) + "x".repeat(20_000) + "\"")
                + "1, 0, 0.00, 0.98, 1, 2.5, 1\n";
        assertThat(table(json("{\"openface\": " + quoted(csv) + "}")).columns().getLast())
                .startsWith("é\\ 😀x")
                .hasSize(20_005);
    }

    @Test
    void face_isChosenBeforeOrAfterTheCsv() {
        assertThat(table(json("{\"face\": 3, \"openface\": " + quoted(CSV) + "}"))
                        .face())
                .isEqualTo(new FaceChoice.Numbered(3));
        assertThat(table(json("{\"openface\": " + quoted(CSV) + ", \"face\": 0}"))
                        .face())
                .isEqualTo(new FaceChoice.Numbered(0));
    }

    @Test
    void parts_mayBeCsv_inBothForms() {
        assertThat(table(MultipartRequestReaderTest.read(new TestParts()
                                .with("vision", CSV)
                                .with("text", "a")
                                .bytes()))
                        .rows())
                .hasSize(4);
        List<Utterance> referring = MultipartRequestReaderTest.read(new TestParts()
                        .with("face", "\uFEFF" + CSV)
                        .with(
                                "request",
                                "{\"utterances\": [{\"vision\": {\"features\": {\"part\": \"face\"}, \"face\": 3}},"
                                        + " {\"vision\": {\"features\": {\"part\": \"face\"}}}]}")
                        .bytes())
                .inputs();
        OpenFaceTable first = (OpenFaceTable) referring.getFirst().vision();
        OpenFaceTable second = (OpenFaceTable) referring.getLast().vision();
        assertThat(first.face()).isEqualTo(new FaceChoice.Numbered(3));
        assertThat(second.face()).isEqualTo(new FaceChoice.TrackedMost());
        assertThat(first.rows()).as("read once").isSameAs(second.rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE"})
    void partOfASpreadsheet_isRead(String encoding) {
        byte[] file = ("sep=;\n" + CSV.replace(",", ";").replace('.', ',')).getBytes(Charset.forName(encoding));
        assertThat(table(MultipartRequestReaderTest.read(
                                new TestParts().with("vision", file).bytes()))
                        .rows())
                .hasSize(4);
    }

    @Test
    void frameRate_staysWithTheFeatures() {
        ModalityInput audio = new PredictRequestReader(TestLimits.SMALL)
                .read(new ByteArrayInputStream(
                        "{\"utterances\": [{\"audio\": {\"frame_rate\": 12.5, \"features\": [[1]]}}]}"
                                .getBytes(StandardCharsets.UTF_8)))
                .inputs()
                .getFirst()
                .audio();
        assertThat(((Features) audio).frameRate()).hasValue(12.5);
    }

    static Stream<Arguments> visions() {
        return Stream.of(
                openface(quoted(""), MALFORMED, "is empty"),
                openface(quoted("a, b\n1, 2\n"), MALFORMED, "lacks frame, timestamp, confidence, success"),
                openface(quoted(HEADER), MALFORMED, "has a header but no frames"),
                openface("7", MALFORMED, "must be a string, not a number"),
                openface(quoted(CSV.replace("0.08", "0.\u00008")), MALFORMED, "line 5: has a NUL character"),
                openface("\"frame\uD800\"", MALFORMED, ""),
                openface(quoted(CSV.replace("AU12_r", "frame")), MALFORMED, "has the column 'frame' twice"),
                openface(quoted(CSV.replace("0.08", "soon")), MALFORMED, "line 5: timestamp must be a finite number"),
                openface(quoted(CSV.replace("0.08", "NaN")), MALFORMED, "line 5: timestamp must be a finite number"),
                openface(quoted(CSV.replace("2.5", "\"2.5")), MALFORMED, "is not CSV"),
                openface(quoted(CSV + "x".repeat(70_000)), MALFORMED, "line 6: is longer than 65536 characters"),
                openface(quoted(CSV + "4, 0, 0.12, 1, 1, 1\n"), TOO_LARGE, "line 6: is beyond the 4 rows"),
                openface(quoted(CSV.replace("3, 0, 0.08", "9, 0, 0.08")), TOO_LARGE, "has frames 1 to 9"),
                arguments("{\"openface\": " + quoted(CSV) + ", \"face\": 7}", MALFORMED, "/face", "but [0, 3]"),
                arguments("{\"openface\": " + quoted(CSV) + ", \"face\": -1}", MALFORMED, "/face", "from 0"),
                arguments("{\"features\": [[1]], \"face\": 0}", MALFORMED, "/face", "no CSV"),
                arguments(
                        "{\"openface\": " + quoted(CSV) + ", \"frame_rate\": 25}",
                        MALFORMED,
                        "/frame_rate",
                        "has timestamps"),
                arguments("{\"openface\": " + quoted(CSV) + ", \"features\": [[1]]}", MALFORMED, "", "both"),
                arguments("{\"features\": [[1]], \"frame_rate\": 0}", MALFORMED, "/frame_rate", "must be from"),
                arguments("{}", MALFORMED, "/features", "is missing"));
    }

    private static Arguments openface(String value, Class<?> kind, String detail) {
        return arguments("{\"openface\": " + value + "}", kind, "/openface", detail);
    }

    @ParameterizedTest
    @MethodSource("visions")
    void whatIsWrong_namesItsField(String vision, Class<?> kind, String field, String detail) {
        RequestException failure = catchThrowableOfType(RequestException.class, () -> json(vision));
        assertThat(failure).isInstanceOf(kind);
        assertThat(failure.error().field()).isEqualTo("/utterances/0/vision" + field);
        assertThat(failure.error().detail()).contains(detail);
    }

    static Stream<Arguments> parts() {
        byte[] latin =
                (HEADER.replace("AU12_r", "Zunge-ü") + "1, 0, 0, 1, 1, 1\n").getBytes(StandardCharsets.ISO_8859_1);
        return Stream.of(
                arguments(
                        new TestParts().with("vision", latin),
                        "/vision/features",
                        "is not UTF-8: byte 0xFC at line 1, column 55 (part 'vision')"),
                arguments(
                        new TestParts().with("vision", "face,confidence,AU12_r\n0,0.98,1\n"),
                        "/vision/features",
                        "FaceLandmarkImg"),
                arguments(new TestParts().with("vision", HEADER), "/vision/features", "no frames (part 'vision')"),
                arguments(new TestParts().with("vision", "text\n"), "/vision/features", "a column frame"),
                arguments(new TestParts().with("audio", CSV), "/audio/features", "is vision, not audio"),
                arguments(
                        new TestParts()
                                .with("face", CSV)
                                .with(
                                        "request",
                                        "{\"utterances\": [{\"vision\": {\"features\": {\"part\": \"face\","
                                                + " \"array\": \"a\"}}}]}"),
                        "/vision/features/array",
                        "leave it out"));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void whatIsWrongWithAPart_namesItsField(TestParts parts, String field, String detail) {
        RequestException failure = BadPartsTest.failure(parts.bytes());
        assertThat(failure).isInstanceOf(MalformedRequestException.class);
        assertThat(failure.error().field()).isEqualTo("/utterances/0" + field);
        assertThat(failure.error().detail()).contains(detail);
    }

    /** Whatever is sent: an utterance, or an error that names a field. */
    @Property(tries = 300)
    void anyText_isATableOrRefused(@ForAll String rows) {
        try {
            assertThat(table(json("{\"openface\": " + quoted(HEADER + rows) + "}"))
                            .rows())
                    .isNotEmpty();
        } catch (RequestException e) {
            assertThat(e.error().field()).startsWith("/utterances/0");
        }
    }
}
