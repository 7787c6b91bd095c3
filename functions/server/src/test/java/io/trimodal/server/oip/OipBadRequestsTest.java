package io.trimodal.server.oip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.trimodal.function.FormulaModels;
import io.trimodal.server.edge.Http;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a request is said by the tensor's name, with what was expected. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
class OipBadRequestsTest {
    private static final String AUDIO =
            "{\"name\": \"audio\", \"datatype\": \"FP32\", \"shape\": [1, 1, 5], \"data\": [1, 2, 3, 4, 5]}";

    private static String inputs(String tensors) {
        return "{\"inputs\": [" + tensors + "]}";
    }

    private static String audio(String shape, String data) {
        return inputs(
                "{\"name\": \"audio\", \"datatype\": \"FP32\", \"shape\": " + shape + ", \"data\": " + data + "}");
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                // the document
                arguments("", 400, "has an empty JSON document; send an object with inputs"),
                arguments("[]", 400, "the request must be an object, not an array"),
                arguments("{\"inputs\": [", 400, "is not JSON"),
                arguments("{}", 400, "the request has no inputs; give at least one tensor"),
                arguments("{\"inputs\": []}", 400, "the request has no inputs"),
                arguments("{\"inputs\": {}}", 400, "/inputs must be an array of inputs, not an object"),
                arguments("{\"id\": 7, \"inputs\": [" + AUDIO + "]}", 400, "/id must be a string, not a number"),
                arguments(inputs(AUDIO) + "x", 400, "is not JSON"),
                arguments(inputs(AUDIO) + "{}", 400, "goes on after its end, with an object"),
                // a tensor's form
                arguments(
                        inputs("{\"datatype\": \"FP32\", \"shape\": [1], \"data\": [1]}"),
                        400,
                        "/inputs/0 has no name"),
                arguments(
                        inputs("{\"name\": \"audio\", \"shape\": [1], \"data\": [1]}"),
                        400,
                        "input 'audio' has no datatype; give one, such as FP32"),
                arguments(
                        inputs("{\"name\": \"audio\", \"datatype\": \"FP32\", \"data\": [1]}"),
                        400,
                        "input 'audio' has no shape; give one, such as [1, 50, 5]"),
                arguments(
                        inputs("{\"name\": \"audio\", \"datatype\": \"FP32\", \"shape\": [1, 1, 5]}"),
                        400,
                        "input 'audio' has neither data nor the parameter binary_data_size"),
                arguments(
                        inputs("{\"name\": \"audio\", \"datatype\": \"float\", \"shape\": [1], \"data\": [1]}"),
                        400,
                        "/inputs/0/datatype must be one of [BOOL, UINT8"),
                arguments(inputs(AUDIO + "," + AUDIO), 400, "input 'audio' is given twice"),
                arguments(audio("[1, 1.5, 5]", "[1]"), 400, "/inputs/0/shape/1 must be a whole number"),
                arguments(audio("[1, -1, 5]", "[1]"), 400, "/inputs/0/shape/1 is -1, but must be from 0"),
                arguments(
                        audio("[1, 1, 5]", "[1, 2, 3]"),
                        400,
                        "input 'audio' has 3 elements of data; its shape [1, 1, 5] takes 5"),
                arguments(
                        audio("[1, 1, 5]", "[1, 2, 3, 4, 5, 6]"),
                        400,
                        "input 'audio' has more than the 5 elements of data that its shape [1, 1, 5] takes"),
                arguments(
                        audio("[1, 1, 5]", "[[1, 2, 3, 4, 5]]"),
                        400,
                        "input 'audio' has data that is nested otherwise than its shape [1, 1, 5]"),
                arguments(
                        audio("[1, 1, 5]", "[1, 2, null, 4, 5]"),
                        400,
                        "input 'audio' has null at [0, 0, 2] of its data; a number was expected"),
                arguments(
                        audio("[1, 1, 5]", "[1, 2, 1e39, 4, 5]"),
                        400,
                        "input 'audio' has 1e39 at [0, 0, 2], which is beyond float32"),
                arguments(
                        audio("[1, 1, 5]", "[1, 2, NaN, 4, 5]"),
                        400,
                        "input 'audio' is NaN at [0, 0, 2]; every value must be a finite number"),
                arguments(
                        inputs("{\"name\": \"audio\", \"datatype\": \"FP16\", \"shape\": [1], \"data\": [1]}"),
                        400,
                        "input 'audio' is FP16, for which JSON has no form; send it as binary data"),
                arguments(
                        inputs("{\"name\": \"audio\", \"datatype\": \"FP32\", \"shape\": [1, 1, 5], \"parameters\":"
                                + " {\"shared_memory_region\": \"r\"}}"),
                        400,
                        "input 'audio' has the parameter shared_memory_region"),
                // what the model takes
                arguments(
                        inputs("{\"name\": \"sound\", \"datatype\": \"FP32\", \"shape\": [1], \"data\": [1]}"),
                        422,
                        "input 'sound' is not an input of formula-almt:1.0.0, which takes language FP32 [-1, -1, 768],"
                                + " language_length INT64 [-1], audio FP32 [-1, -1, 5]"),
                arguments(
                        inputs("{\"name\": \"text\", \"datatype\": \"BYTES\", \"shape\": [1], \"data\": [\"a\"]}"),
                        422,
                        "input 'text' is not an input of formula-almt:1.0.0"),
                arguments(
                        inputs("{\"name\": \"audio\", \"datatype\": \"INT64\", \"shape\": [1, 1, 5], \"data\": [1,"
                                + " 2, 3, 4, 5]}"),
                        422,
                        "input 'audio' is INT64; FP32 was expected"),
                arguments(
                        audio("[1, 1, 2]", "[1, 2]"),
                        422,
                        "input 'audio' has the shape [1, 1, 2]; formula-almt:1.0.0 takes [-1, -1, 5]"),
                arguments(audio("[1, 5]", "[1, 2, 3, 4, 5]"), 422, "input 'audio' has the shape [1, 5]"),
                arguments(audio("[0, 1, 5]", "[]"), 400, "input 'audio' is of no utterance"),
                arguments(audio("[1, 0, 5]", "[[]]"), 400, "has no modality at all for utterance 0"),
                arguments(
                        audio("[65, 1, 5]", "[" + String.join(",", Collections.nCopies(325, "0")) + "]"),
                        413,
                        "input 'audio' is of 65 utterances; at most 64 are taken per call"),
                arguments(
                        audio("[1, 4097, 5]", "[" + String.join(",", Collections.nCopies(20485, "0")) + "]"),
                        413,
                        "input 'audio' has 4097 frames per utterance; at most 4096 are taken"),
                arguments(
                        inputs(AUDIO
                                + ",{\"name\": \"vision\", \"datatype\": \"FP32\", \"shape\": [2, 1, 20], \"data\": ["
                                + String.join(",", Collections.nCopies(40, "0")) + "]}"),
                        400,
                        "input 'vision' is of 2 utterances, but input 'audio' is of 1"),
                arguments(
                        inputs(AUDIO
                                + ",{\"name\": \"audio_length\", \"datatype\": \"INT64\", \"shape\": [1],"
                                + " \"data\": [2]}"),
                        400,
                        "input 'audio_length' is 2 for utterance 0, but input 'audio' has 1 frames"),
                arguments(
                        inputs(AUDIO
                                + ",{\"name\": \"vision_length\", \"datatype\": \"INT64\", \"shape\": [1],"
                                + " \"data\": [0]}"),
                        400,
                        "input 'vision_length' is given without input 'vision'"),
                // outputs
                arguments(
                        "{\"inputs\": [" + AUDIO + "], \"outputs\": [{\"name\": \"completeness\"}]}",
                        422,
                        "output 'completeness' is not an output of formula-almt:1.0.0, which gives score FP32 [-1]"),
                arguments("{\"inputs\": [" + AUDIO + "], \"outputs\": [{}]}", 400, "/outputs/0 has no name"),
                arguments(
                        "{\"inputs\": [" + AUDIO + "], \"outputs\": [{\"name\": \"score\", \"parameters\":"
                                + " {\"classification\": 2}}]}",
                        400,
                        "output 'score' has the parameter classification"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void document_isRefused(String document, int status, String message) {
        refused(Oip.json("formula-almt", document), status, message);
    }

    private static void refused(Response response, int status, String message) {
        response.then().statusCode(status).contentType(ContentType.JSON).body("error", containsString(message));
    }

    private static String sized(long size) {
        return inputs("{\"name\": \"audio\", \"datatype\": \"FP32\", \"shape\": [1, 1, 5], \"parameters\":"
                + " {\"binary_data_size\": " + size + "}}");
    }

    static Stream<Arguments> binaries() {
        String text = "{\"name\": \"text\", \"datatype\": \"BYTES\", \"shape\": [2], \"parameters\":"
                + " {\"binary_data_size\": %d}}";
        return Stream.of(
                arguments(sized(20), 24, "goes on for 4 bytes after the binary data of its inputs"),
                arguments(
                        sized(20), 19, "input 'audio' has a binary_data_size of 20, but 19 bytes of the body are left"),
                arguments(sized(16), 16, "input 'audio' has 16 bytes of binary data; FP32 of shape [1, 1, 5] takes 20"),
                arguments(
                        inputs("{\"name\": \"audio\", \"datatype\": \"FP32\", \"shape\": [1, 1, 5], \"data\": [1, 2, 3,"
                                + " 4, 5], \"parameters\": {\"binary_data_size\": 20}}"),
                        20,
                        "input 'audio' has both data and binary_data_size"),
                arguments(
                        inputs(text.formatted(3)),
                        3,
                        "input 'text' is without its length: 3 bytes are left; BYTES begin"),
                arguments(inputs(text.formatted(4)), 4, "input 'text' has 1 in its binary data; shape [2] takes 2"),
                arguments(
                        inputs(text.formatted(12)),
                        12,
                        "input 'text' has 4 bytes of binary data after the 2 of shape [2]"));
    }

    @ParameterizedTest
    @MethodSource("binaries")
    void binaryData_isRefused(String document, int bytes, String message) {
        refused(Oip.binary("formula-almt", document, new byte[bytes]), 400, message);
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                arguments("x", "has the header Inference-Header-Content-Length: x, but a body of"),
                arguments("-1", "has the header Inference-Header-Content-Length: -1, but a body of"),
                arguments("100000", "has the header Inference-Header-Content-Length: 100000, but a body of"),
                arguments("0", "has an empty JSON document"),
                arguments("7", "is not JSON"));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void header_isRefused(String header, String message) {
        String answer = Http.post(
                "/v2/models/formula-almt/infer",
                Map.of(Oip.HEADER, header),
                inputs(AUDIO).getBytes(StandardCharsets.UTF_8));
        assertThat(answer).startsWith("400 {\"error\":").contains(message);
    }

    @Test
    void binaryData_needsTheHeader() {
        refused(
                Oip.json("formula-almt", sized(20)),
                400,
                "input 'audio' has a binary_data_size, so the request needs the header"
                        + " Inference-Header-Content-Length");
    }
}
