package io.trimodal.server.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.trimodal.function.PaidAccounts;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Keys and quotas of live calls; {@code acme} may use five segments a month. */
@QuarkusTest
@TestProfile(LiveKeysTest.Paid.class)
class LiveKeysTest {
    private static final int SECOND = 32_000;

    /** Keys, a ledger and the default models. */
    public static final class Paid implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("trimodal.clips.ffmpeg", "none", "trimodal.live.connections", "8");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(PaidAccounts.class));
        }

        /** Models that take no text and other features. */
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    private final String acme = ConfigProvider.getConfig().getValue(PaidAccounts.ACME, String.class);
    private final String beta = ConfigProvider.getConfig().getValue(PaidAccounts.BETA, String.class);

    private static String start(int sentences, String more) {
        StringBuilder cues = new StringBuilder("WEBVTT\\n\\n");
        for (int i = 0; i < sentences; i++) {
            cues.append("00:%02d.000 --> 00:%02d.900\\nWhat a lovely day.\\n\\n".formatted(i, i));
        }
        return "{\"type\": \"start\", \"sound\": \"s16le\", \"transcript\": \"" + cues + "\"" + more + "}";
    }

    private static void silence(LiveClient client, int seconds) {
        for (int second = 0; second < seconds; second++) {
            client.binary(LiveClient.header(1, SECOND).limit(8 + SECOND).rewind());
        }
    }

    private static void refused(LiveClient client, String problem) {
        assertThat(client.closed()).isEqualTo(1008);
        assertThat(client.last().at("/problem/type").asText()).isEqualTo("urn:trimodal:problem:" + problem);
    }

    @Test
    void quotaUsedUpDuringACall_endsIt_andWhatWasAnsweredIsCounted() {
        try (LiveClient client = new LiveClient("X-Api-Key", acme)) {
            client.text(start(9, ""));
            silence(client, 9);
            client.text("{\"type\": \"end\"}");
            refused(client, "quota-exceeded");
            assertThat(client.segments()).hasSize(5);
        }
        assertThat(given().header("X-Api-Key", acme).get("/v1/usage").jsonPath().getInt("total.utterances"))
                .isEqualTo(5);
        try (LiveClient client = new LiveClient("X-Api-Key", acme)) {
            client.text(start(1, ""));
            refused(client, "quota-exceeded");
        }
    }

    @Test
    void key_comesInAHeader_orInTheStart() {
        try (LiveClient client = new LiveClient()) {
            client.text(start(1, ", \"key\": \"" + beta + "\""));
            silence(client, 1);
            client.text("{\"type\": \"end\"}");
            assertThat(client.closed()).as("%s", client.last()).isEqualTo(1000);
            assertThat(client.segments()).hasSize(1);
        }
        try (LiveClient client = new LiveClient()) {
            client.text(start(1, ""));
            refused(client, "api-key-missing");
        }
        try (LiveClient client = new LiveClient()) {
            client.text(start(1, ", \"key\": \"none\""));
            refused(client, "api-key-unknown");
        }
        assertThatThrownBy(() -> new LiveClient("X-Api-Key", "none").close())
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(e -> assertThat(((WebSocketHandshakeException) e.getCause())
                                .getResponse()
                                .statusCode())
                        .isEqualTo(403));
    }
}
