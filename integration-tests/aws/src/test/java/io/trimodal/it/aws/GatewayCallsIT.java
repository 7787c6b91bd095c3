package io.trimodal.it.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.it.aws.RuntimeApi.Answer;
import io.trimodal.it.aws.RuntimeApi.Failure;
import io.trimodal.it.aws.RuntimeApi.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both applications as Lambda starts them, with the Runtime API around them and nothing of AWS. */
class GatewayCallsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MEMORY_MB = 1769;
    private static final Path SAMPLE =
            Path.of("../../functions/server/src/main/resources/META-INF/resources/workbench/sample/voice.npy");

    static List<FunctionPackage> servers() {
        return FunctionPackage.all("server");
    }

    static List<FunctionPackage> uploads() {
        return FunctionPackage.all("score-upload");
    }

    private static LambdaProcess start(FunctionPackage made, String... variables) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "ORT_DISABLE_TELEMETRY", "1",
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "none",
                "AWS_SECRET_ACCESS_KEY", "none",
                "AWS_EC2_METADATA_DISABLED", "true"));
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return LambdaProcess.start(UnpackedFunction.of(made), environment, MEMORY_MB);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void server_answersCalls_andOnlyThem(FunctionPackage made) throws Exception {
        try (LambdaProcess process = start(made).awaitReady()) {
            JsonNode scored = call(process, ProxyEvent.predict("k", "r", Example.json("A wonderful evening.")));
            assertThat(scored.path("statusCode").asInt()).isEqualTo(200);
            assertThat(JSON.readTree(scored.path("body").asText())
                            .at("/predictions/0/score")
                            .isNumber())
                    .isTrue();

            page_isThere_underEveryName(process);
            bytes_travelInBase64(process);
            whatIsNoCall_failsAlone(process);
            listensForItselfAlone(process);
        }
    }

    private static void page_isThere_underEveryName(LambdaProcess process) {
        JsonNode page = call(process, new ProxyEvent("k", "r", "GET", "/", ""));
        assertThat(page.path("statusCode").asInt()).isEqualTo(200);
        assertThat(page.path("isBase64Encoded").asBoolean()).isFalse();
        assertThat(page.path("body").asText()).contains("<html");
        assertThat(page.path("multiValueHeaders").toString())
                .contains("default-src 'none'")
                .contains("nosniff");
    }

    private static void bytes_travelInBase64(LambdaProcess process) throws IOException {
        JsonNode sample = call(process, new ProxyEvent("k", "r", "GET", "/workbench/sample/voice.npy", ""));
        assertThat(sample.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(sample.path("body").asText())).isEqualTo(Files.readAllBytes(SAMPLE));

        ObjectNode packed = (ObjectNode) JSON.readTree(
                ProxyEvent.predict("k", "r", Example.json("Été à la mer")).payload());
        packed.put(
                "body",
                Base64.getEncoder().encodeToString(packed.path("body").asText().getBytes(StandardCharsets.UTF_8)));
        packed.put("isBase64Encoded", true);
        Answer answer = process.invoke(packed.toString().getBytes(StandardCharsets.UTF_8), LIMIT);
        assertThat(((Response) answer).json().path("statusCode").asInt()).isEqualTo(200);
    }

    private static void whatIsNoCall_failsAlone(LambdaProcess process) {
        Answer answer = process.invoke("{\"Records\": []}".getBytes(StandardCharsets.UTF_8), LIMIT);
        assertThat(answer).isInstanceOf(Failure.class);
        assertThat(((Failure) answer).detail())
                .contains("InvalidGatewayEventException")
                .contains("lacks httpMethod");
        assertThat(call(process, new ProxyEvent("k", "r", "GET", "/q/health/ready", ""))
                        .path("statusCode")
                        .asInt())
                .isEqualTo(200);
    }

    private static void listensForItselfAlone(LambdaProcess process) throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "the kernel's tables are elsewhere");
        Set<ListeningSocket> sockets = process.listening();
        assertThat(sockets).hasSize(1).allMatch(ListeningSocket::isLoopback);
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI page =
                    URI.create("http://127.0.0.1:" + sockets.iterator().next().port() + "/");
            assertThat(client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @MethodSource("uploads")
    void scoreUpload_takesEvents_andListensNowhere(FunctionPackage made) throws Exception {
        try (LambdaProcess process = start(made).awaitReady()) {
            Answer answer = process.invoke("{\"Event\": \"s3:TestEvent\"}".getBytes(StandardCharsets.UTF_8), LIMIT);
            assertThat(((Response) answer).json().has("outcomes")).isTrue();
            answer = process.invoke("no event".getBytes(StandardCharsets.UTF_8), LIMIT);
            assertThat(((Failure) answer).detail())
                    .contains("InvalidEventException")
                    .contains("not JSON");
            Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "the kernel's tables are elsewhere");
            assertThat(process.listening()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aStartThatFails_isReportedToLambda(FunctionPackage made) {
        try (LambdaProcess process = start(made, "TRIMODAL_MODELS_REPOSITORY", "/nowhere")) {
            assertThatThrownBy(process::awaitReady)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the function cannot start")
                    .hasMessageContaining("trimodal.models.repository is /nowhere");
        }
    }

    private static JsonNode call(LambdaProcess process, ProxyEvent event) {
        Answer answer = process.invoke(event.payload(), LIMIT);
        assertThat(answer).as(process.log()).isInstanceOf(Response.class);
        return ((Response) answer).json();
    }
}
