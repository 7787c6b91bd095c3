package io.trimodal.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.trimodal.function.FormulaModels;
import io.trimodal.function.LogRecords;
import io.trimodal.function.PaidAccounts;
import io.trimodal.server.grpc.proto.ModelInferRequest;
import io.trimodal.server.grpc.proto.ModelReadyRequest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that no client of gRPC's would send, as bytes over HTTP/2. */
@QuarkusTest
@QuarkusTestResource(value = FormulaModels.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = PaidAccounts.class, restrictToAnnotatedClass = true)
class BrokenMessagesTest {
    private static final String INFER = "/inference.GRPCInferenceService/ModelInfer";
    private static final String READY = "/inference.GRPCInferenceService/ModelReady";
    private static final int OK = 0;
    private static final int INVALID_ARGUMENT = 3;
    private static final int RESOURCE_EXHAUSTED = 8;
    private static final int UNIMPLEMENTED = 12;
    private static final int UNAUTHENTICATED = 16;

    private final Map<String, String> key =
            Map.of("x-api-key", ConfigProvider.getConfig().getValue(PaidAccounts.BETA, String.class));

    private Vertx vertx;
    private HttpClient client;
    private LogRecords log;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
        log = new LogRecords();
    }

    @AfterEach
    void close() throws Exception {
        log.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private record Answer(int status, String encodings) {}

    private Answer send(String path, Map<String, String> headers, Buffer body) throws Exception {
        return client.request(HttpMethod.POST, RestAssured.port, "localhost", path)
                .compose(request -> {
                    request.putHeader("content-type", "application/grpc").putHeader("te", "trailers");
                    headers.forEach(request::putHeader);
                    return request.send(body);
                })
                .compose(response -> response.body().map(_ -> answer(response)))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private static Answer answer(HttpClientResponse response) {
        String trailer = response.getTrailer("grpc-status");
        String status = trailer == null ? response.getHeader("grpc-status") : trailer;
        String encodings = response.getTrailer("grpc-accept-encoding");
        return new Answer(
                Integer.parseInt(status), encodings == null ? response.getHeader("grpc-accept-encoding") : encodings);
    }

    private static Buffer message(int flag, byte[] content) {
        return Buffer.buffer().appendByte((byte) flag).appendInt(content.length).appendBytes(content);
    }

    private static byte[] packed(byte[] bytes, int times) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < times; i++) {
                gzip.write(bytes);
            }
        }
        return packed.toByteArray();
    }

    private static byte[] ready() {
        return ModelReadyRequest.newBuilder().setName("formula-almt").build().toByteArray();
    }

    private void assertShortLog() {
        assertThat(log.all()).hasSizeLessThan(2).allMatch(text -> text.length() < 1000, "short");
    }

    @Test
    void compressedFlagWithoutEncoding_isAnsweredAfterTheKey_withoutATrace() throws Exception {
        Buffer seven = message(1, new byte[] {1, 2});
        assertThat(send(INFER, Map.of(), seven).status()).isEqualTo(UNAUTHENTICATED);
        assertThat(send(INFER, key, seven).status()).isEqualTo(INVALID_ARGUMENT);
        assertThat(send(READY, Map.of(), seven).status()).isEqualTo(INVALID_ARGUMENT);
        assertShortLog();
    }

    @Test
    void undecodableMessage_isInvalid() throws Exception {
        for (byte[] bytes : List.of(
                new byte[] {(byte) 0xff, (byte) 0xff},
                new byte[] {10, 127},
                new byte[] {0x1f, (byte) 0x8b, 8, 0},
                new byte[100])) {
            assertThat(send(INFER, key, message(0, bytes)).status()).isEqualTo(INVALID_ARGUMENT);
            assertThat(send(INFER, key, message(1, bytes)).status()).isEqualTo(INVALID_ARGUMENT);
            assertThat(send(READY, Map.of("grpc-encoding", "gzip"), message(1, bytes))
                            .status())
                    .isEqualTo(INVALID_ARGUMENT);
        }
        assertShortLog();
    }

    @Test
    void unknownEncoding_isUnimplemented_andSaysWhichThereAre() throws Exception {
        Answer answer = send(READY, Map.of("grpc-encoding", "snappy"), message(1, ready()));
        assertThat(answer).isEqualTo(new Answer(UNIMPLEMENTED, "gzip"));
        assertThat(send(INFER, Map.of("grpc-encoding", "snappy"), message(1, ready()))
                        .status())
                .isEqualTo(UNAUTHENTICATED);
        assertShortLog();
    }

    @Test
    void gzip_isRead_withinTheLimit() throws Exception {
        assertThat(send(READY, Map.of("grpc-encoding", "gzip"), message(1, packed(ready(), 1)))
                        .status())
                .isEqualTo(OK);
        byte[] bomb = packed(new byte[1 << 20], 500);
        assertThat(send(READY, Map.of("grpc-encoding", "gzip"), message(1, bomb))
                        .status())
                .isEqualTo(RESOURCE_EXHAUSTED);
        assertShortLog();
    }

    @Test
    void messageBeyondTheLimit_isResourceExhausted() throws Exception {
        Buffer claimed = Buffer.buffer().appendByte((byte) 0).appendInt(1 << 30).appendBytes(new byte[100]);
        assertThat(send(INFER, key, claimed).status()).isEqualTo(RESOURCE_EXHAUSTED);
        assertShortLog();
    }

    @Test
    void noMessageAtAll_orHalfOfOne_isInvalid() throws Exception {
        byte[] whole = ModelInferRequest.newBuilder()
                .setModelName("formula-almt")
                .build()
                .toByteArray();
        assertThat(send(INFER, key, Buffer.buffer()).status()).isNotEqualTo(OK);
        assertThat(send(INFER, key, message(0, whole).slice(0, 8)).status()).isNotEqualTo(OK);
        assertShortLog();
    }

    /** The transport ends these calls on its own, before or after they are refused for want of a key. */
    @Test
    void impossibleLengths_withoutTheKey_leaveNoTrace() throws Exception {
        for (byte[] bytes : List.of(
                new byte[] {0, -1, -1, -1, -1}, new byte[] {0, 0x10, 0, 0, 0}, new byte[] {1, -1, -1, -1, -1})) {
            Buffer body = Buffer.buffer(bytes);
            assertThat(send(INFER, Map.of(), body).status()).isIn(UNAUTHENTICATED, RESOURCE_EXHAUSTED);
            assertThat(send(INFER, key, body).status()).isNotEqualTo(OK);
            assertThat(send(READY, Map.of("grpc-encoding", "snappy"), body).status())
                    .isNotEqualTo(OK);
            assertShortLog();
        }
    }
}
