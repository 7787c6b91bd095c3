package io.trimodal.server.oip;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.trimodal.function.FormulaModels;
import io.trimodal.server.edge.Http;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inference in the Open Inference Protocol over real models with formula weights. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
class OipInferTest {
    private static final int AUDIO = 5;
    private static final int VISION = 20;

    private static float[] random(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static String frames(float[] values, int dims) {
        List<String> frames = new ArrayList<>();
        for (int i = 0; i < values.length; i += dims) {
            frames.add(Arrays.toString(Arrays.copyOfRange(values, i, i + dims)));
        }
        return "{\"features\": " + frames + "}";
    }

    private static List<Float> scores(Response response) {
        return JsonPath.from(response.then().statusCode(200).extract().asString())
                .getList("outputs.find {it.name == 'score'}.data", Float.class);
    }

    /** Bit for bit: JSON, binary and /v1/predict are three ways to the same array. */
    @ParameterizedTest
    @ValueSource(strings = {"formula-almt", "formula-lnln"})
    void infer_inJsonAndInBinary_scoresAsPredict(String model) {
        Random random = new Random(7);
        for (int round = 0; round < 5; round++) {
            int batch = 1 + random.nextInt(3);
            int frames = 1 + random.nextInt(6);
            float[] audio = random(random, batch * frames * AUDIO);
            float[] vision = random(random, batch * frames * VISION);
            String audioShape = Arrays.toString(new int[] {batch, frames, AUDIO});
            String visionShape = Arrays.toString(new int[] {batch, frames, VISION});
            List<Float> json = scores(Oip.json(
                    model,
                    "{\"inputs\": [" + Oip.tensor("audio", audioShape, audio) + ","
                            + Oip.tensor("vision", visionShape, vision) + "]}"));
            Response answer = Oip.binary(
                    model,
                    "{\"inputs\": [" + Oip.binaryTensor("audio", audioShape, audio) + ","
                            + Oip.binaryTensor("vision", visionShape, vision)
                            + "], \"parameters\": {\"binary_data_output\": true}}",
                    Oip.bytes(audio, vision));
            answer.then().statusCode(200).contentType("application/octet-stream");
            float[] binary = Oip.floats(Oip.outputs(answer).get("score"));
            String utterances = IntStream.range(0, batch)
                    .mapToObj(i -> "{\"audio\": " + frames(part(audio, i, batch), AUDIO) + ", \"vision\": "
                            + frames(part(vision, i, batch), VISION) + "}")
                    .collect(Collectors.joining(","));
            List<Float> predicted = given().contentType(ContentType.JSON)
                    .body("{\"model\": \"" + model + "\", \"utterances\": [" + utterances + "]}")
                    .post("/v1/predict")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getList("predictions.score", Float.class);
            assertThat(json).isEqualTo(predicted);
            assertThat(binary).hasSize(batch);
            for (int i = 0; i < batch; i++) {
                assertThat(binary[i]).isEqualTo(predicted.get(i));
            }
        }
    }

    private static float[] part(float[] values, int index, int batch) {
        int stride = values.length / batch;
        return Arrays.copyOfRange(values, index * stride, (index + 1) * stride);
    }

    @Test
    void infer_saysAllThatPredictSays() {
        String features = "[[1, 2, 3, 4, 5], [0, 0.5, -0.5, 1e-3, -Infinity]]";
        JsonPath predicted = given().contentType(ContentType.JSON)
                .body("{\"model\": \"formula-lnln\", \"utterances\": [{\"audio\": {\"features\": " + features + "}}]}")
                .post("/v1/predict")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Response answer = Oip.json(
                "formula-lnln/versions/1.0.0",
                "{\"id\": \"é-42\", \"inputs\": [{\"name\": \"audio\", \"datatype\": \"FP64\", \"shape\": [1, 2, 5],"
                        + " \"data\": [" + features + "]}]}");
        answer.then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header(Oip.HEADER, nullValue())
                .body("id", equalTo("é-42"))
                .body("model_name", equalTo("formula-lnln"))
                .body("model_version", equalTo("1.0.0"))
                .body("parameters.digest", equalTo(predicted.getString("model.digest")))
                .body("parameters.label_scale", equalTo("mosi"))
                .body("parameters.class_granularities", equalTo("Acc-2,Acc-3,Acc-5,Acc-7"))
                .body("outputs.shape.flatten()", contains(1, 1, 1, 4, 1, 4, 1, 1, 3, 1, 3, 1));
        JsonPath inferred = answer.jsonPath();
        assertThat(output(inferred, "score")).isEqualTo(List.of(predicted.getFloat("predictions[0].score")));
        assertThat(output(inferred, "completeness"))
                .isEqualTo(List.of(predicted.getFloat("predictions[0].completeness")));
        assertThat(output(inferred, "sentiment")).isEqualTo(List.of(predicted.getString("predictions[0].sentiment")));
        assertThat(output(inferred, "class_index")).isEqualTo(predicted.getList("predictions[0].classes.index"));
        assertThat(output(inferred, "class_name")).isEqualTo(predicted.getList("predictions[0].classes.name"));
        assertThat(output(inferred, "frames_given")).isEqualTo(List.of(0, 2, 0));
        assertThat(output(inferred, "frames_used")).isEqualTo(List.of(0, 2, 0));
        assertThat(output(inferred, "notes"))
                .isEqualTo(List.of("audio: 1 value was -Infinity and became 0, as in the published data loaders"));
    }

    private static List<Object> output(JsonPath answer, String name) {
        return answer.getList("outputs.find {it.name == '" + name + "'}.data");
    }

    @Test
    void lengths_cutThePadding_andMakeAModalityAbsent() {
        Random random = new Random(3);
        float[] audio = random(random, 2 * 3 * AUDIO);
        float[] vision = random(random, 2 * 2 * VISION);
        float[] padded = audio.clone();
        Arrays.fill(padded, AUDIO, 3 * AUDIO, Float.NaN); // two frames after the first of utterance 0
        String lengths = "{\"name\": \"audio_length\", \"datatype\": \"INT64\", \"shape\": [2], \"data\": [1, 3]},"
                + "{\"name\": \"vision_length\", \"datatype\": \"INT32\", \"shape\": [2, 1], \"data\": [[2], [0]]}";
        List<Float> ragged = scores(Oip.json(
                "formula-almt",
                "{\"inputs\": [" + Oip.tensor("audio", "[2, 3, 5]", padded) + ","
                        + Oip.tensor("vision", "[2, 2, 20]", vision) + "," + lengths + "]}"));
        float[] firstAudio = Arrays.copyOf(audio, AUDIO);
        List<Float> first = scores(Oip.json(
                "formula-almt",
                "{\"inputs\": [" + Oip.tensor("audio", "[1, 1, 5]", firstAudio) + ","
                        + Oip.tensor("vision", "[1, 2, 20]", part(vision, 0, 2)) + "]}"));
        List<Float> second = scores(Oip.json(
                "formula-almt", "{\"inputs\": [" + Oip.tensor("audio", "[1, 3, 5]", part(audio, 1, 2)) + "]}"));
        assertThat(ragged.get(0)).isCloseTo(first.get(0), offset(1e-4f));
        assertThat(ragged.get(1)).isCloseTo(second.get(0), offset(1e-4f));
    }

    @Test
    void outputs_comeAsAskedFor_inTheirOrder() {
        float[] audio = {1, 2, 3, 4, 5};
        Response mixed = Oip.binary(
                "formula-almt",
                "{\"inputs\": [" + Oip.binaryTensor("audio", "[1, 1, 5]", audio) + "], \"outputs\": ["
                        + "{\"name\": \"sentiment\", \"parameters\": {\"binary_data\": true}}, {\"name\": \"score\"},"
                        + "{\"name\": \"class_index\", \"parameters\": {\"binary_data\": true}}]}",
                Oip.bytes(audio));
        mixed.then().statusCode(200);
        String head =
                new String(mixed.asByteArray(), 0, Integer.parseInt(mixed.header(Oip.HEADER)), StandardCharsets.UTF_8);
        JsonPath document = JsonPath.from(head);
        assertThat(document.getList("outputs.name")).isEqualTo(List.of("sentiment", "score", "class_index"));
        assertThat(document.getList("outputs[1].data")).hasSize(1);
        assertThat(document.getMap("")).doesNotContainKey("id");
        ByteBuffer sentiment = Oip.outputs(mixed).get("sentiment");
        byte[] text = new byte[sentiment.getInt()];
        sentiment.get(text);
        assertThat(sentiment.hasRemaining()).isFalse();
        assertThat(new String(text, StandardCharsets.UTF_8)).isIn("negative", "neutral", "positive");
        assertThat(Oip.outputs(mixed).get("class_index").remaining()).isEqualTo(16);
        Oip.json(
                        "formula-almt",
                        "{\"inputs\": [" + Oip.tensor("audio", "[1, 1, 5]", audio)
                                + "], \"parameters\": {\"binary_data_output\": true}, \"outputs\": [{\"name\":"
                                + " \"score\", \"parameters\": {\"binary_data\": false}}]}")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("outputs[0]", not(hasKey("parameters")));
    }

    /** What curl -d says of JSON, and what no Content-Type says. */
    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", ""})
    void contentType_doesNotMatter(String type) {
        Map<String, String> headers = type.isEmpty() ? Map.of() : Map.of("Content-Type", type);
        byte[] body = ("{\"inputs\": [" + Oip.tensor("audio", "[1, 1, 5]", new float[5]) + "]}")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(Http.post("/v2/models/formula-almt/infer", headers, body)).startsWith("200 {\"model_name\"");
    }

    @Test
    void stages_areTimedUnderKServesNames() {
        Oip.json("formula-almt", "{\"inputs\": [" + Oip.tensor("audio", "[1, 1, 5]", new float[5]) + "]}")
                .then()
                .statusCode(200);
        String metrics = given().get("/q/metrics").asString();
        for (String stage : List.of("preprocess", "predict", "postprocess")) {
            assertThat(metrics)
                    .containsPattern("request_" + stage + "_seconds_count\\{.*model_name=\"formula-almt\".*}")
                    .containsPattern("request_" + stage + "_seconds_bucket\\{.*le=\"0.005\".*}")
                    .containsPattern("request_" + stage + "_seconds_sum\\{.*}");
        }
        assertThat(metrics).contains("trimodal_scoring_seconds_count");
    }

    @Test
    void aBodyThatIsNotEncodedAsItSays_isRefused() {
        given().header("Content-Encoding", "gzip")
                .body(new byte[] {31})
                .post("/v2/models/formula-almt/infer")
                .then()
                .statusCode(400)
                .body("error", startsWith("the request has the Content-Encoding gzip, and a body that is not gzip"));
    }
}
