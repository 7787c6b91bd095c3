package io.trimodal.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.trimodal.function.FormulaModels;
import io.trimodal.function.http.RawHttp;
import io.trimodal.function.http.RawHttp.Answer;
import io.trimodal.server.oip.Oip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that come or go packed. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
class PackedBodiesTest {
    private static final String PREDICT = "/v1/predict";
    private static final String INFER = "/v2/models/formula-almt/infer";
    private static final String UTTERANCE = "{\"audio\": {\"features\": [[1, 2, 3, 4, 5]]}}";
    private static final String TENSOR = "{\"inputs\": [" + Oip.tensor("audio", "[1, 1, 5]", new float[5]) + "]}";

    private final RawHttp http = new RawHttp(() -> RestAssured.port);

    private static String utterances(int count) {
        return "{\"utterances\": [" + String.join(",", Collections.nCopies(count, UTTERANCE)) + "]}";
    }

    private static byte[] packed(byte[] bytes, int times) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < times; i++) {
                gzip.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private Answer post(String path, String coding, byte[] body) {
        return http.send("POST", path, List.of("Content-Type: application/json", "Content-Encoding: " + coding), body);
    }

    @Test
    void gzippedBody_isAnsweredAsThePlainOne() {
        byte[] body = utterances(2).getBytes(StandardCharsets.UTF_8);
        Answer plain = post(PREDICT, "identity", body);
        assertThat(plain.status()).isEqualTo(200);
        assertThat(post(PREDICT, "gzip", packed(body, 1)).body()).isEqualTo(plain.body());
        assertThat(post(PREDICT, "X-GZIP", packed(body, 1)).body()).isEqualTo(plain.body());
        assertThat(post(INFER, "gzip", packed(TENSOR.getBytes(StandardCharsets.UTF_8), 1))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void bodyThatUnpacksBeyondTheLimit_is413() {
        byte[] bomb = packed(new byte[1 << 20], 1000); // of a million bytes
        for (String path : List.of(PREDICT, INFER)) {
            Answer answer = post(path, "gzip", bomb);
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).contains("unpacks to more than");
        }
    }

    @Test
    void bodyThatIsNoGzip_orEndsEarly_is400() {
        byte[] body = packed(utterances(1).getBytes(StandardCharsets.UTF_8), 1);
        for (byte[] broken : List.of(
                utterances(1).getBytes(StandardCharsets.UTF_8), Arrays.copyOf(body, body.length / 2), new byte[0])) {
            Answer answer = post(PREDICT, "gzip", broken);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("a body that is not gzip or ends early");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "gzip, gzip", "zstd", "x"})
    void unknownCoding_is415_andSaysWhichThereIs(String coding) {
        for (String path : List.of(PREDICT, INFER)) {
            Answer answer = post(path, coding, new byte[] {1, 2, 3});
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.header("accept-encoding")).contains("gzip");
            assertThat(answer.body()).contains("Content-Encoding '" + coding + "'");
        }
    }

    @Test
    void longAnswers_arePackedWhereTheCallerAsks() {
        byte[] body = utterances(40).getBytes(StandardCharsets.UTF_8);
        Answer plain = http.send("POST", PREDICT, List.of(), body);
        assertThat(plain.header("content-encoding").orElse("identity")).isEqualTo("identity");
        Answer packed = http.send("POST", PREDICT, List.of("Accept-Encoding: gzip"), body);
        assertThat(packed.header("content-encoding")).contains("gzip");
        assertThat(packed.body().length()).isLessThan(plain.body().length() / 4);
    }
}
