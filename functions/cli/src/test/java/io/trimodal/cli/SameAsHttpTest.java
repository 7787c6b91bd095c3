package io.trimodal.cli;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.trimodal.function.FaceFile;
import io.trimodal.function.FormulaModels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands answer what the functions answer over HTTP, byte for byte; how long it took apart. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
class SameAsHttpTest {
    private static final String UTTERANCES =
            "\"utterances\": [{\"id\": \"é\", \"audio\": {\"features\": [[1, 2, 3, 4, 5],"
                    + " [0, 0.5, -0.5, 1e-3, -Infinity]]}}, {\"audio\": {\"features\": [[5, 4, 3, 2, 1]]}}]";
    private static final String TIMING = "\"milliseconds\":[0-9]+";

    @ConfigProperty(name = "trimodal.models.repository")
    String repository;

    @TempDir
    Path folder;

    private String command(String... arguments) throws IOException {
        Path file = folder.resolve("answer");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--repository", repository, "--output", file.toString()));
        Run done = Run.of(all.toArray(String[]::new));
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).isEmpty();
        return timeless(Files.readString(file));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private String file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toString();
    }

    private static String timeless(String answer) {
        return answer.replaceAll(TIMING, "\"milliseconds\":0");
    }

    private static String http(String path, RequestSpecification call) {
        return timeless(
                new String(call.post(path).then().statusCode(200).extract().asByteArray(), StandardCharsets.UTF_8));
    }

    private static RequestSpecification json(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    private static byte[] npy(int frames, float... values) {
        return npy("%d, %d".formatted(frames, values.length / frames), values);
    }

    private static byte[] npy(String shape, float... values) {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }\n".formatted(shape);
        ByteBuffer file = ByteBuffer.allocate(10 + header.length() + Float.BYTES * values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII));
        for (float value : values) {
            file.putFloat(value);
        }
        return file.array();
    }

    private static byte[] npz(String array, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(array + ".npy"));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void predict_ofARequest_isTheSame() throws IOException {
        for (String model : List.of("", "\"model\": \"formula-lnln\", ")) {
            String body = "{" + model + UTTERANCES + "}";
            assertThat(command("predict", "--input", file("request.json", body)))
                    .isEqualTo(http("/v1/predict", json(body)));
            assertThat(command("predict", "--format", "html", "--input", file("request.json", body)))
                    .isEqualTo(http("/v1/predict", json(body).accept("text/html")));
        }
    }

    @Test
    void predict_withAModel_isTheSameAsARequestThatNamesIt() throws IOException {
        assertThat(command(
                        "predict", "--model", "formula-lnln", "--input", file("request.json", "{" + UTTERANCES + "}")))
                .isEqualTo(http("/v1/predict", json("{\"model\": \"formula-lnln\", " + UTTERANCES + "}")));
    }

    @Test
    void predict_ofParts_isTheSame() throws IOException {
        byte[] voice = npy(2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        String face = FaceFile.csv(20, 10, _ -> false);

        assertThat(command("predict", "--id", "a", "--audio", file("voice.npy", voice)))
                .isEqualTo(http("/v1/predict", given().multiPart("id", "a").multiPart("audio", "voice.npy", voice)));
        assertThat(command("predict", "--input", file("one.npz", npz("audio", voice))))
                .isEqualTo(http("/v1/predict", given().multiPart("features", "f.npz", npz("audio", voice))));
        String asCsv = http(
                "/v1/predict",
                given().multiPart("model", "formula-face")
                        .multiPart("vision", "face.csv", face.getBytes(StandardCharsets.UTF_8)));
        assertThat(command("predict", "--model", "formula-face", "--input", file("face.csv", face)))
                .isEqualTo(asCsv);
        assertThat(command("predict", "--model", "formula-face", "--vision", file("face", face)))
                .isEqualTo(asCsv);
        String document = "{\"utterances\": [{\"audio\": {\"features\": {\"part\": \"voice\"}}}]}";
        assertThat(command(
                        "predict",
                        "--input",
                        file("document.json", document),
                        "--part",
                        "voice=" + file("voice.npy", voice)))
                .isEqualTo(http(
                        "/v1/predict", given().multiPart("request", document).multiPart("voice", "v.npy", voice)));
    }

    @Test
    void predict_ofALinePerUtterance_givesTheSamePredictions_aLineEach() throws IOException {
        String first = "{\"id\": \"é\", \"audio\": {\"features\": [[1, 2, 3, 4, 5]]}}";
        String second = "{\"audio\": {\"features\": [[5, 4, 3, 2, 1]]}}";
        String lines = file("utterances.jsonl", first + "\n\n" + second + "\n");
        String answer = http("/v1/predict", json("{\"utterances\": [" + first + "," + second + "]}"));

        assertThat(command("predict", "--input", lines, "--format", "json")).isEqualTo(answer);
        String predicted = command("predict", "--input", lines);
        assertThat(predicted.lines()).hasSize(2);
        assertThat(answer).endsWith("\"predictions\":[" + String.join(",", predicted.split("\n")) + "]}");
    }

    @Test
    void predict_ofSeveralUtterancesInAnArchive_isTheSameAsInJson() throws IOException {
        float lowest = Float.NEGATIVE_INFINITY;
        byte[] voices = npy("2, 2, 5", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0.1f, 0, 0, 0, 1, 5, 4, 3, 2, lowest);
        String body = "{\"utterances\": [{\"audio\": {\"features\": [[1, 2, 3, 4, 5], [6, 7, 8, 9, 10]]}},"
                + " {\"audio\": {\"features\": [[0.1, 0, 0, 0, 1], [5, 4, 3, 2, -Infinity]]}}]}";

        assertThat(command("predict", "--format", "json", "--input", file("two.npz", npz("audio", voices))))
                .isEqualTo(http("/v1/predict", json(body)));
    }

    @Test
    void explain_isTheSame_asJsonAndAsReport() throws IOException {
        String options =
                "{\"methods\": [\"attention\", \"occlusion\", \"integrated-gradients\"], \"faithfulness\": true}";
        String body = "{" + UTTERANCES + ", \"options\": " + options + "}";
        String answer = http("/v1/explain", json(body));

        assertThat(command("explain", "--input", file("request.json", body))).isEqualTo(answer);
        assertThat(command("explain", "--input", file("bare.json", "{" + UTTERANCES + "}"), "--options", options))
                .isEqualTo(answer);
        assertThat(command("explain", "--format", "html", "--input", file("request.json", body)))
                .isEqualTo(http("/v1/explain", json(body).accept("text/html")));
    }

    @Test
    void robustnessCheck_isTheSame_asJsonAndAsReport() throws IOException {
        String models = "\"models\": [\"formula-almt\", \"formula-lnln\"], ";
        String options = "{\"rates\": [0, 0.5], \"trials\": 2}";
        String body = "{" + models + UTTERANCES + ", \"labels\": [1, -1], \"options\": " + options + "}";
        String answer = http("/v1/robustness-check", json(body));

        assertThat(command("robustness-check", "--input", file("request.json", body)))
                .isEqualTo(answer);
        assertThat(command(
                        "robustness-check",
                        "--model",
                        "formula-almt",
                        "--model",
                        "formula-lnln",
                        "--options",
                        options,
                        "--input",
                        file("bare.json", "{" + UTTERANCES + ", \"labels\": [1, -1]}")))
                .isEqualTo(answer);
        assertThat(command("robustness-check", "--format", "html", "--input", file("request.json", body)))
                .isEqualTo(http("/v1/robustness-check", json(body).accept("text/html")));
    }

    @Test
    void models_asJson_areTheSame() throws IOException {
        assertThat(command("models", "--format", "json"))
                .isEqualTo(given().get("/v1/models").asString());
    }

    @Test
    void answer_onStandardOutput_isTheSameAndALineEnd() throws IOException {
        String body = "{" + UTTERANCES + "}";
        Run done = Run.of("predict", "--input", file("request.json", body), "--repository", repository);

        assertThat(done.out()).isEqualTo(http("/v1/predict", json(body)) + System.lineSeparator());
    }

    @Test
    void whatIsRefused_isRefusedInTheSameWords() throws IOException {
        for (String body : List.of(
                "{\"utterances\": [{\"text\": \"a\", \"texts\": 1}]}",
                "{\"utterances\": [{\"audio\": {\"features\": [[1], [1, 2]]}}]}",
                "{\"utterances\": [{\"audio\": {\"features\": [[1, 2]]}}]}",
                "{\"utterances\": [{\"text\": \"a\"}]}",
                "{\"utterances\": []}",
                "{\"utterances\": [")) {
            String detail =
                    json(body).post("/v1/predict").then().extract().jsonPath().getString("detail");
            Run done = Run.of("predict", "--input", file("request.json", body), "--repository", repository);
            assertThat(done.exit()).isEqualTo(1);
            assertThat(done.err()).contains(detail);
            assertThat(Arrays.asList(done.out())).containsExactly("");
        }
    }
}
