package io.trimodal.function.upload.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.function.model.s3.SignedStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A store whose first answer to a write is lost, so that the client writes again and finds what it wrote itself. */
class LostAnswersTest {
    private static final SignedStore STORE = new SignedStore();
    private static Map<String, String> settings;

    @BeforeAll
    static void start() {
        settings = STORE.start();
    }

    @AfterAll
    static void stop() {
        STORE.stop();
    }

    @Test
    void write_whoseAnswerIsLost_isOnesOwn() {
        AtomicInteger sent = new AtomicInteger();
        try (S3Client client = client((request, answer) ->
                request.method() == SdkHttpMethod.PUT && sent.incrementAndGet() == 1 ? lost() : answer)) {
            assertThat(finish(client, "small", 10)).isTrue();
            assertThat(sent).hasValue(2);
            assertThat(finish(client, "small", 10)).isFalse();
        }
    }

    @Test
    void writeInParts_whoseLastAnswerIsLost_isOnesOwn() {
        AtomicInteger sent = new AtomicInteger();
        try (S3Client client = client((request, answer) -> request.method() == SdkHttpMethod.POST
                        && request.rawQueryParameters().containsKey("uploadId")
                        && sent.incrementAndGet() == 1
                ? lost()
                : answer)) {
            int bytes = Upload.PART_BYTES + 10;
            assertThat(finish(client, "large", bytes)).isTrue();
            assertThat(sent).hasValue(2);
            assertThat(client.headObject(request ->
                                    request.bucket(SignedStore.BUCKET).key("large"))
                            .contentLength())
                    .isEqualTo(bytes);
            assertThat(finish(client, "large", bytes)).isFalse();
        }
    }

    /** What S3 says to a completion that it has done already, where the emulator just says yes again. */
    @ParameterizedTest
    @CsvSource({"412, PreconditionFailed", "404, NoSuchUpload"})
    void writeInParts_thatIsRefusedAfterItsAnswerWasLost_isOnesOwn(int status, String code) {
        String key = "parts-" + status;
        AtomicInteger sent = new AtomicInteger();
        try (S3Client client = client((request, answer) -> {
            if (request.method() != SdkHttpMethod.POST
                    || !request.rawQueryParameters().containsKey("uploadId")) {
                return answer;
            }
            return sent.incrementAndGet() == 1 ? lost() : refusal(status, code);
        })) {
            assertThat(finish(client, key, Upload.PART_BYTES + 10)).isTrue();
            assertThat(sent).hasValue(2);
        }
    }

    @Test
    void writeInParts_thatSomebodyElseDropped_fails() {
        try (S3Client client = client((request, answer) ->
                request.rawQueryParameters().containsKey("uploadId") && request.method() == SdkHttpMethod.POST
                        ? refusal(404, "NoSuchUpload")
                        : answer)) {
            S3ObjectStore store = new S3ObjectStore(client);
            try (Upload upload = store.create(SignedStore.BUCKET, "parts-dropped", "application/json")) {
                upload.write(new byte[Upload.PART_BYTES + 10]);
                client.putObject(
                        request -> request.bucket(SignedStore.BUCKET).key("parts-dropped"),
                        RequestBody.fromString("x"));
                assertThatThrownBy(upload::finish).isInstanceOf(StoreException.class);
            }
        }
    }

    /** The same bytes from somebody else are not one's own. */
    @Test
    void write_afterAnothersOfTheSameBytes_isARepetition() {
        AtomicInteger sent = new AtomicInteger();
        try (S3Client other = client((_, answer) -> answer);
                S3Client client = client((request, answer) ->
                        request.method() == SdkHttpMethod.PUT && sent.incrementAndGet() == 1 ? lost() : answer)) {
            assertThat(finish(other, "both", 10)).isTrue();
            assertThat(finish(client, "both", 10)).isFalse();
        }
    }

    private static boolean finish(S3Client client, String key, int bytes) {
        try (Upload upload = new S3ObjectStore(client).create(SignedStore.BUCKET, key, "application/json")) {
            upload.write(new byte[bytes]);
            return upload.finish();
        }
    }

    private static S3Client client(Fault fault) {
        String quarkus = "quarkus.s3.";
        return S3Client.builder()
                .endpointOverride(URI.create(settings.get(quarkus + "endpoint-override")))
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("key-id", "secret-key")))
                .httpClient(new LossyClient(UrlConnectionHttpClient.create(), fault))
                .build();
    }

    /** What comes of an answer on its way. */
    private interface Fault {
        HttpExecuteResponse of(SdkHttpRequest request, HttpExecuteResponse answer) throws IOException;
    }

    private static HttpExecuteResponse lost() throws IOException {
        throw new IOException("the answer was lost");
    }

    private static HttpExecuteResponse refusal(int status, String code) {
        String body = "<Error><Code>" + code + "</Code><Message>no</Message></Error>";
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(status).build())
                .responseBody(
                        AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    /** Does what it is asked, whatever then becomes of the answer. */
    private record LossyClient(SdkHttpClient client, Fault fault) implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            ExecutableHttpRequest prepared = client.prepareRequest(request);
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    return fault.of(request.httpRequest(), prepared.call());
                }

                @Override
                public void abort() {
                    prepared.abort();
                }
            };
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
