package io.trimodal.server.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a call is said in a problem document, before it is closed with a code that fits. */
@QuarkusTest
@TestProfile(LiveServer.class)
class LiveRefusalsTest {
    private static final String START = "{\"type\": \"start\", \"sound\": \"s16le\"}";

    private static void refused(LiveClient client, int code, String problem, String detail) {
        assertThat(client.closed()).isEqualTo(code);
        assertThat(client.last().at("/type").asText()).isEqualTo("problem");
        assertThat(client.last().at("/problem/type").asText()).isEqualTo("urn:trimodal:problem:" + problem);
        assertThat(client.last().at("/problem/detail").asText()).contains(detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hello | 1007 | malformed-request | JSON
            {} | 1007 | malformed-request | known are start, words and end
            {"type": "end"} | 1007 | malformed-request | before the call has begun
            {"type": "start"} | 1007 | malformed-request | neither sound nor pictures
            {"type": "start", "sound": "opus"} | 1007 | malformed-request | s16le or f32le
            {"type": "start", "sound": "f32le", "size": 1} | 1007 | malformed-request | /size
            {"type": "start", "sound": "f32le", "face": "tall"} | 1007 | malformed-request | largest
            {"type": "start", "sound": "f32le", "transcript": ""} | 1007 | malformed-request | is empty
            {"type": "start", "sound": "f32le", "model": "other"} | 1003 | unsupported-input | is not served
            {"type": "start", "pictures": {"width": 1000, "height": 1000}} | 1009 | too-large | 1000 × 1000
            """)
    void start_thatCannotBe_isRefused(String message, int code, String problem, String detail) {
        try (LiveClient client = new LiveClient()) {
            client.text(message);
            refused(client, code, problem, detail);
        }
    }

    @Test
    void binaryMessages_thatAreNone_areRefused() {
        try (LiveClient client = new LiveClient()) {
            client.binary(LiveClient.header(1, 0).flip());
            refused(client, 1007, "malformed-request", "before the call has begun");
        }
        for (ByteBuffer garbage : new ByteBuffer[] {
            ByteBuffer.allocate(0),
            ByteBuffer.allocate(7),
            ByteBuffer.allocate(100),
            LiveClient.header(3, 0).flip(),
            LiveClient.header(1, 1).put((byte) 0).flip(),
            LiveClient.header(2, 0).flip()
        }) {
            try (LiveClient client = new LiveClient()) {
                client.text(START);
                client.binary(garbage);
                refused(client, 1007, "malformed-request", "");
            }
        }
    }

    @Test
    void pictures_keepToTheirTimes() {
        String start = "{\"type\": \"start\", \"sound\": \"s16le\", \"pictures\": {\"width\": 2, \"height\": 2}}";
        try (LiveClient client = new LiveClient()) {
            client.text(start);
            client.picture(0.2, new byte[12]);
            client.picture(0.2, new byte[12]);
            refused(client, 1007, "malformed-request", "later than the one before");
        }
        try (LiveClient client = new LiveClient()) {
            client.text(start);
            client.picture(40, new byte[12]);
            refused(client, 1007, "malformed-request", "at most 30 s apart");
        }
        try (LiveClient client = new LiveClient()) {
            client.text(start);
            client.picture(0, new byte[13]);
            refused(client, 1007, "malformed-request", "2 × 2 pixels have 20");
        }
    }

    @Test
    void messageOfTooManyBytes_isRefused() {
        try (LiveClient client = new LiveClient()) {
            client.text(START);
            client.binary(LiveClient.header(1, LiveServer.MESSAGE_SIZE)
                    .limit(8 + LiveServer.MESSAGE_SIZE)
                    .rewind());
            assertThat(client.closed()).isEqualTo(1009);
        }
    }

    @Test
    void clipOfTooManySeconds_isRefused() {
        try (LiveClient client = new LiveClient()) {
            client.text("{\"type\": \"start\", \"sound\": \"s16le\", \"id\": \"long\"}");
            for (int second = 0; second <= 120; second += 5) {
                client.binary(LiveClient.header(1, 160_000).limit(8 + 160_000).rewind());
            }
            refused(client, 1009, "too-large", "at most 120 s");
        }
    }

    @Test
    void callerWhoSendsNothing_isNotWaitedFor() {
        try (LiveClient client = new LiveClient()) {
            refused(client, 1008, "request-timeout", "5.0 s");
        }
    }

    @Test
    void moreCallsThanACallerMayHave_are503_andPlacesAreGivenBack() {
        LiveClient[] open = new LiveClient[LiveServer.CONNECTIONS / 2];
        for (int i = 0; i < open.length; i++) {
            open[i] = new LiveClient();
        }
        handshake(503);
        for (LiveClient client : open) {
            client.close();
        }
        await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> {
            try (LiveClient client = new LiveClient()) {
                client.text(START);
                client.text("{\"type\": \"end\"}");
                assertThat(client.closed()).isEqualTo(1000);
            }
        });
    }

    private static void handshake(int status, String... headers) {
        assertThatThrownBy(() -> new LiveClient(headers).close())
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(e -> assertThat(((WebSocketHandshakeException) e.getCause())
                                .getResponse()
                                .statusCode())
                        .isEqualTo(status));
    }

    @Test
    void pageOfAnotherOrigin_is403() {
        handshake(403, "Origin", "https://evil.example");
        handshake(403, "Sec-Fetch-Site", "cross-site");
        try (LiveClient client = new LiveClient("Origin", "http://localhost:" + RestAssured.port)) {
            client.text(START);
            client.text("{\"type\": \"end\"}");
            assertThat(client.closed()).isEqualTo(1000);
        }
    }

    @Test
    void plainRequest_isToldWhatThePathTakes() {
        given().get("/v1/live")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("WebSockets"));
    }

    @Test
    void clipWithNothing_hasASummary() {
        try (LiveClient client = new LiveClient()) {
            client.text(START);
            client.text("{\"type\": \"end\"}");
            assertThat(client.closed()).isEqualTo(1000);
            assertThat(client.last().at("/segments").asInt()).isZero();
            assertThat(client.last().at("/clip/seconds").asDouble()).isZero();
        }
    }

    @Test
    void words_thatWereNotAnnounced_orComeTooLate_areRefused() {
        String words = "{\"type\": \"words\", \"transcript\": \"WEBVTT\\n\\n00:0%d.000 --> 00:09.000\\nHello\"}";
        try (LiveClient client = new LiveClient()) {
            client.text(START);
            client.text(words.formatted(1));
            refused(client, 1007, "malformed-request", "cues");
        }
        try (LiveClient client = new LiveClient()) {
            client.text("{\"type\": \"start\", \"sound\": \"s16le\", \"cues\": true}");
            client.text(words.formatted(2));
            client.text(words.formatted(1));
            refused(client, 1007, "malformed-request", "cues in order");
        }
    }

    @Test
    void wordsOfASegment_thatAreTooMany_areRefused() {
        try (LiveClient client = new LiveClient()) {
            client.text("{\"type\": \"start\", \"sound\": \"s16le\", \"cues\": true}");
            client.text(
                    "{\"type\": \"words\", \"transcript\": \"WEBVTT\\n\\n00:00.000 --> 00:01.000\\n%s.\", \"until\": 9}"
                            .formatted("so ".repeat(4000)));
            for (int second = 0; second < 3; second++) {
                client.binary(LiveClient.header(1, 32_000).limit(8 + 32_000).rewind());
            }
            refused(client, 1009, "too-large", "at most 10000 are taken for one");
        }
    }

    @Test
    void segments_areCountedAsUtterances() {
        int before = given().get("/v1/usage").path("total.utterances");
        try (LiveClient client = new LiveClient()) {
            client.text("{\"type\": \"start\", \"sound\": \"s16le\", \"transcript\": %s}"
                    .formatted("\"WEBVTT\\n\\n00:00.000 --> 00:00.900\\nWhat a lovely day.\""));
            client.binary(LiveClient.header(1, 32_000).limit(8 + 32_000).rewind());
            client.text("{\"type\": \"end\"}");
            assertThat(client.closed()).isEqualTo(1000);
            assertThat(client.segments()).hasSize(1);
        }
        int after = given().get("/v1/usage").path("total.utterances");
        assertThat(after - before).isEqualTo(1);
        assertThat(given().get("/q/metrics").asString())
                .contains("trimodal_live_connections")
                .contains("trimodal_live_segments_total")
                .doesNotContain(String.join("", Collections.nCopies(1, "uri=\"/v1/live/")));
    }

    @Test
    void openApi_hasAGetThatIsUpgraded() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/v1/live'.get.responses.keySet()", containsInAnyOrder("101", "400", "403", "503"))
                .body("paths.'/v1/live'.get.tags", contains("predict"))
                .body("paths.'/v1/live'.get.description", containsString("WebSocket"));
    }
}
