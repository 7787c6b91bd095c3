package io.trimodal.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.trimodal.server.clip.VoiceModelsServer;
import org.junit.jupiter.api.Test;

/** A live call is read with the front end of its model, or refused when it starts. */
@QuarkusTest
@TestProfile(VoiceModelsServer.class)
class LiveContractsTest {
    private static String start(String model) {
        return "{\"type\": \"start\", \"sound\": \"s16le\", \"model\": \"%s\"}".formatted(model);
    }

    @Test
    void start_forAModelThatTakesOtherValues_isRefused() {
        try (LiveClient client = new LiveClient()) {
            client.text(start("seventeen"));

            assertThat(client.closed()).isEqualTo(1003);
            assertThat(client.last().at("/problem/type").asText()).isEqualTo("urn:trimodal:problem:unsupported-input");
            assertThat(client.last().at("/problem/detail").asText())
                    .contains("/sound is not what the model takes: model seventeen:1.0.0 takes 17 values");
        }
    }

    @Test
    void summary_saysWithWhichFrontEnds() {
        try (LiveClient client = new LiveClient()) {
            client.text(start("prosody"));
            client.text("{\"type\": \"end\"}");

            assertThat(client.closed()).isEqualTo(1000);
            assertThat(client.last().at("/clip/front_ends").toString())
                    .contains("voice-prosody:1.0.0")
                    .doesNotContain("\"voice:1.0.0\"");
        }
    }
}
