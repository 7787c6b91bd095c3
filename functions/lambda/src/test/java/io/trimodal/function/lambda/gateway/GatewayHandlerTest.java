package io.trimodal.function.lambda.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.HttpServerStart;
import io.trimodal.function.lambda.Invocation;
import io.trimodal.function.usage.Identity;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over a router that tells what came to it. */
class GatewayHandlerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx = Vertx.vertx();
    private final CurrentCall call = new CurrentCall();
    private HttpServer server;
    private GatewayHandler handler;
    private volatile String seenText = "";

    @BeforeEach
    void start() throws Exception {
        Router router = Router.router(vertx);
        router.route().handler(exchange -> {
            seenText = exchange.request().getHeader(CurrentCall.HEADER);
            new LoopbackGuard(call).check(exchange);
        });
        router.route().handler(BodyHandler.create());
        router.route("/tell/*").handler(this::tell);
        router.route("/echo")
                .handler(exchange -> exchange.response()
                        .putHeader("Content-Type", exchange.request().getHeader("Content-Type"))
                        .end(exchange.body().buffer()));
        router.route("/never").handler(_ -> {});
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        LoopbackRouter loopback = new LoopbackRouter(vertx, new Ports(server.actualPort()));
        loopback.listens(new HttpServerStart(new HttpServerOptions()));
        handler = new GatewayHandler(loopback, call);
        handler.awaitReady();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void tell(RoutingContext exchange) {
        Identity identity = new GatewayIdentity().identify(exchange);
        JsonObject told = new JsonObject()
                .put("uri", exchange.request().uri())
                .put("host", exchange.request().getHeader("Host"))
                .put("caller", identity.caller().name())
                .put("request", ((Identity.Assigned) identity.request()).id())
                .put("cookies", new JsonArray(exchange.request().headers().getAll("Cookie")))
                .put("text", exchange.request().getHeader(CurrentCall.HEADER));
        exchange.response().headers().add("Set-Cookie", "a=1").add("Set-Cookie", "b=2");
        exchange.response()
                .putHeader("Content-Type", "application/json")
                .setStatusCode(201)
                .end(told.toBuffer());
    }

    private record Ports(int getPort) implements io.quarkus.vertx.http.HttpServer {
        @Override
        public int getSecurePort() {
            return -1;
        }

        @Override
        public int getManagementPort() {
            return -1;
        }

        @Override
        public URI getLocalBaseUri() {
            return URI.create("http://127.0.0.1:" + getPort);
        }
    }

    private static ObjectNode event(String method, String path) {
        ObjectNode event = JSON.createObjectNode().put("httpMethod", method).put("path", path);
        event.putObject("requestContext")
                .put("requestId", "r-1")
                .putObject("identity")
                .put("apiKeyId", "k-1");
        event.putObject("multiValueHeaders").putArray("Host").add("abc.example");
        return event;
    }

    private JsonNode answer(ObjectNode event) throws Exception {
        return answer(event, Instant.MAX);
    }

    private JsonNode answer(ObjectNode event, Instant deadline) throws Exception {
        return JSON.readTree(
                handler.handle(new Invocation("1", event.toString().getBytes(StandardCharsets.UTF_8), deadline, "")));
    }

    @Test
    void aCall_isARequestToTheRouter_andItsAnswerIsTheGateways() throws Exception {
        ObjectNode event = event("GET", "/tell/a b");
        event.putObject("multiValueQueryStringParameters")
                .putArray("q")
                .add("1")
                .add("ä&");
        event.withArray("/multiValueHeaders/Cookie").add("x=1").add("y=2");

        JsonNode answer = answer(event);

        assertThat(answer.path("statusCode").asInt()).isEqualTo(201);
        assertThat(answer.at("/multiValueHeaders/Set-Cookie").toString()).isEqualTo("[\"a=1\",\"b=2\"]");
        JsonNode told = JSON.readTree(answer.path("body").asText());
        assertThat(told.path("uri").asText()).isEqualTo("/tell/a%20b?q=1&q=%C3%A4%26");
        assertThat(told.path("host").asText()).isEqualTo("abc.example");
        assertThat(told.path("caller").asText()).isEqualTo("k-1");
        assertThat(told.path("request").asText()).isEqualTo("r-1");
        assertThat(told.path("cookies").toString()).contains("x=1").contains("y=2");
    }

    /** What the caller writes into headers changes nothing, and the router's resources do not see the text. */
    @Test
    void headers_cannotForgeACaller() throws Exception {
        ObjectNode event = event("GET", "/tell/");
        for (String name : new String[] {CurrentCall.HEADER, CurrentCall.HEADER.toLowerCase(Locale.ROOT)}) {
            event.withArray("/multiValueHeaders/" + name).add("forged");
        }
        event.withArray("/multiValueHeaders/X-Api-Key").add("forged");
        event.put("requestId", "forged");

        JsonNode told = JSON.readTree(answer(event).path("body").asText());

        assertThat(told.path("caller").asText()).isEqualTo("k-1");
        assertThat(told.path("text").isNull()).isTrue();
        assertThat(seenText).hasSize(43).isNotEqualTo("forged");
    }

    @Test
    void aHeaderWithALineBreak_isNoSecondHeader() {
        ObjectNode event = event("GET", "/tell/");
        event.withArray("/multiValueHeaders/X-A").add("b\r\nCookie: forged=1");

        assertThatThrownBy(() -> answer(event)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void otherRequestsToThePort_areRefused_alsoWithTheTextOfACallBefore() throws Exception {
        answer(event("GET", "/tell/"));
        String textBefore = seenText;
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/tell/"));
            assertThat(client.send(request.build(), BodyHandlers.discarding()).statusCode())
                    .isEqualTo(404);
            request.header(CurrentCall.HEADER, textBefore);
            assertThat(client.send(request.build(), BodyHandlers.discarding()).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void bytes_travelInBase64BothWays() throws Exception {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        ObjectNode event = event("POST", "/echo").put("isBase64Encoded", true);
        event.put("body", Base64.getEncoder().encodeToString(bytes));
        event.withArray("/multiValueHeaders/Content-Type").add("application/octet-stream");

        JsonNode answer = answer(event);

        assertThat(answer.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(answer.path("body").asText())).isEqualTo(bytes);
    }

    @Test
    void noAnswerUntilTheDeadline_failsTheInvocation() {
        assertThatThrownBy(() -> answer(event("GET", "/never"), Instant.now().plusMillis(200)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in time");
    }

    @Test
    void whatIsNoCall_failsTheInvocation() {
        assertThatThrownBy(() -> answer(JSON.createObjectNode())).isInstanceOf(InvalidGatewayEventException.class);
    }
}
