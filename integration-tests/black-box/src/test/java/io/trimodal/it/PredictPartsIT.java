package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Features in binary, with the default models and limits that are easy to reach. */
class PredictPartsIT {
    private static Workbench workbench;

    @BeforeAll
    static void start() throws Exception {
        workbench = Workbench.start("-Dtrimodal.limits.body-size=1M");
    }

    @AfterAll
    static void stop() {
        workbench.close();
    }

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private void part(String name, byte[] content) {
        body.writeBytes(("--xyz\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"f\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send() {
        body.writeBytes("--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
        return workbench.send(HttpRequest.newBuilder(workbench.uri("/v1/predict"))
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static byte[] npy(int dims, float... values) {
        String header =
                "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }\n".formatted(values.length / dims, dims);
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

    private static String json(int dims, float... values) {
        StringBuilder rows = new StringBuilder("{\"features\": [");
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "[" : i % dims == 0 ? "], [" : ", ").append(values[i]);
        }
        return rows.append("]]}").toString();
    }

    private static float[] random(int count) {
        Random random = new Random(count);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void threeModalities_scoreAsTheSameInJson() {
        float[] language = random(50 * 384);
        float[] audio = random(50 * 33);
        float[] vision = random(50 * 20);
        part("language", npy(384, language));
        part("audio", npy(33, audio));
        part("vision", npy(20, vision));
        part("id", "clip".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> response = send();
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode same = Workbench.json(workbench.predict("{\"utterances\": [{\"id\": \"clip\", \"language\": "
                + json(384, language) + ", \"audio\": " + json(33, audio) + ", \"vision\": " + json(20, vision)
                + "}]}"));
        assertThat(Workbench.json(response)).isEqualTo(same);
    }

    @Test
    void tooMuch_isRefused() {
        part("audio", new byte[2 << 20]);
        HttpResponse<String> response = send();
        assertThat(response.statusCode()).as(response.body()).isEqualTo(413);
        assertThat(Workbench.json(response).at("/detail").asText()).contains("more than 1048576 bytes");
    }

    @Test
    void hostileFiles_areProblems() {
        part("vision", "\u0080\u0005cos\nsystem\n".getBytes(StandardCharsets.ISO_8859_1));
        HttpResponse<String> response = send();
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(Workbench.json(response).at("/errors/0/field").asText()).isEqualTo("/utterances/0/vision/features");
    }
}
