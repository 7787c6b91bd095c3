package io.trimodal.server.oip;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A client of the protocol, as small as one can be. */
public final class Oip {
    public static final String HEADER = "Inference-Header-Content-Length";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Oip() {}

    public static Response json(String model, String document) {
        return given().contentType("application/json").body(document).post("/v2/models/" + model + "/infer");
    }

    /** As Triton's client sends it. */
    public static Response binary(String model, String document, byte[] data) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] head = document.getBytes(StandardCharsets.UTF_8);
        body.writeBytes(head);
        body.writeBytes(data);
        return given().contentType("application/octet-stream")
                .header(HEADER, head.length)
                .body(body.toByteArray())
                .post("/v2/models/" + model + "/infer");
    }

    public static String tensor(String name, String shape, float[] values) {
        return "{\"name\": \"" + name + "\", \"datatype\": \"FP32\", \"shape\": " + shape + ", \"data\": "
                + IntStream.range(0, values.length)
                        .mapToObj(i -> Float.toString(values[i]))
                        .collect(Collectors.joining(",", "[", "]"))
                + "}";
    }

    public static String binaryTensor(String name, String shape, float[] values) {
        return "{\"name\": \"" + name + "\", \"datatype\": \"FP32\", \"shape\": " + shape
                + ", \"parameters\": {\"binary_data_size\": " + 4 * values.length + "}}";
    }

    public static byte[] bytes(float[]... tensors) {
        ByteBuffer data = ByteBuffer.allocate(4
                        * Arrays.stream(tensors)
                                .mapToInt(values -> values.length)
                                .sum())
                .order(ByteOrder.LITTLE_ENDIAN);
        for (float[] values : tensors) {
            for (float value : values) {
                data.putFloat(value);
            }
        }
        return data.array();
    }

    /** The outputs of an answer with binary data, each by its name. */
    public static Map<String, ByteBuffer> outputs(Response response) {
        byte[] body = response.asByteArray();
        int head = Integer.parseInt(response.header(HEADER));
        Map<String, ByteBuffer> outputs = new HashMap<>();
        int at = head;
        try {
            for (JsonNode output : MAPPER.readTree(body, 0, head).get("outputs")) {
                int size = output.at("/parameters/binary_data_size").asInt();
                outputs.put(
                        output.get("name").asText(),
                        ByteBuffer.wrap(body, at, size).slice().order(ByteOrder.LITTLE_ENDIAN));
                at += size;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (at != body.length) {
            throw new AssertionError(body.length - at + " bytes are of no output");
        }
        return outputs;
    }

    public static float[] floats(ByteBuffer data) {
        float[] values = new float[data.remaining() / 4];
        data.asFloatBuffer().get(values);
        return values;
    }
}
