package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trimodal.support.Checkout;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The set "open" of the default models, as {@code ./trimodal run --weights open} serves it. */
class OpenWeightsIT {
    private static final String WORDS = "{\"text\": \"The acting was superb and I would watch it again.\"";

    private static Workbench workbench;

    @BeforeAll
    static void start() throws Exception {
        workbench = Workbench.start(
                "-Dtrimodal.models.repository=" + Checkout.own().resolve("shared-model/default-models/target/open"),
                "-Dtrimodal.models.default=trimodal-almt-open");
    }

    @AfterAll
    static void stop() {
        workbench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trimodal-almt-open", "trimodal-lnln-open"})
    void weights_mayBeUsedFreely_andAreNotOfFaces(String name) {
        JsonNode model = Workbench.json(workbench.get("/v1/models/" + name));

        assertThat(model.at("/provenance/licence").asText()).isEqualTo("Apache-2.0");
        assertThat(model.at("/provenance/data").toString())
                .contains("EmoDB")
                .doesNotContain("RAVDESS")
                .doesNotContain("FER+");
        assertThat(model.at("/features/vision/learned").asBoolean(true)).isFalse();
        assertThat(model.at("/features/audio").has("learned")).isFalse();
        assertThat(workbench.log()).contains("weights under Apache-2.0").doesNotContain("CC-BY-NC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trimodal-almt-open", "trimodal-lnln-open"})
    void face_isPassedOver_andTheAnswerSaysSo(String name) {
        String frame = "[" + String.join(",", Collections.nCopies(20, "0.5")) + "]";
        JsonNode answer = Workbench.json(workbench.predict("{\"model\": \"" + name + "\", \"utterances\": [" + WORDS
                + "}, " + WORDS + ", \"vision\": {\"features\": [" + frame + "," + frame + "]}}]}"));
        JsonNode with = answer.at("/predictions/1");

        assertThat(answer.at("/predictions/0/score").asDouble()).isPositive();
        assertThat(with.at("/score")).isEqualTo(answer.at("/predictions/0/score"));
        assertThat(with.at("/interval")).isEqualTo(answer.at("/predictions/0/interval"));
        assertThat(with.at("/modalities/vision/status").asText()).isEqualTo("absent");
        assertThat(with.at("/modalities/vision/given").asInt()).isEqualTo(2);
        assertThat(with.at("/notes").toString()).contains("vision is passed over: " + name);
    }

    /** As the launcher does: the set's own model answers where none is named. */
    @Test
    void almt_isTheDefault() {
        JsonNode answer = Workbench.json(workbench.predict("{\"utterances\": [" + WORDS + "}]}"));

        assertThat(answer.at("/model/name").asText()).isEqualTo("trimodal-almt-open");
    }
}
