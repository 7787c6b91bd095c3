package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trimodal.support.Checkout;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The models for Chinese beside the default ones, as {@code ./trimodal run} serves them. */
class ChineseIT {
    private static final String GOOD = "{\"text\": \"这个地方真漂亮，我太喜欢了！\"}";
    private static final String BAD = "{\"text\": \"太过分了，我再也不想见到你。\"}";
    private static final String ENGLISH = "{\"text\": \"The acting was superb and I would watch it again.\"}";

    private static Workbench workbench;

    @BeforeAll
    static void start() throws Exception {
        workbench = Workbench.start("-Dtrimodal.models.further-repositories="
                + Checkout.own().resolve("shared-model/default-models/target/chinese"));
    }

    @AfterAll
    static void stop() {
        workbench.close();
    }

    private static JsonNode predict(String utterances) {
        return Workbench.json(workbench.predict("{\"utterances\": [" + utterances + "]}"));
    }

    @Test
    void chinese_withoutAModel_isJudgedByTheChineseOne_onItsScale_andTheAnswerSaysSo() {
        JsonNode answer = predict(GOOD + ", " + BAD);

        assertThat(answer.at("/model/name").asText()).isEqualTo("trimodal-almt-zh");
        assertThat(answer.at("/predictions/0/score").asDouble()).isBetween(0.0, 1.0);
        assertThat(answer.at("/predictions/1/score").asDouble()).isBetween(-1.0, 0.0);
        assertThat(answer.at("/predictions/0/notes").toString())
                .contains("in Chinese, so trimodal-almt-zh:")
                .contains("instead of the default, trimodal-almt:");
    }

    @Test
    void english_isJudgedByTheDefault_andAMixtureToo() {
        assertThat(predict(ENGLISH).at("/model/name").asText()).isEqualTo("trimodal-almt");
        JsonNode mixed = predict(ENGLISH + ", " + GOOD);
        assertThat(mixed.at("/model/name").asText()).isEqualTo("trimodal-almt");
        assertThat(mixed.at("/predictions/1/notes").toString()).contains("which trimodal-almt-zh:");
    }

    @Test
    void model_thatIsNamed_answersWhateverTheLanguage() {
        JsonNode answer =
                Workbench.json(workbench.predict("{\"model\": \"trimodal-lnln-zh\", \"utterances\": [" + GOOD + "]}"));
        assertThat(answer.at("/model/name").asText()).isEqualTo("trimodal-lnln-zh");
        JsonNode english = Workbench.json(
                workbench.predict("{\"model\": \"trimodal-almt-zh\", \"utterances\": [" + ENGLISH + "]}"));
        assertThat(english.at("/predictions/0/notes").toString()).contains("not in Chinese, which the model is for");
        assertThat(english.at("/predictions/0/interval/calibrated").asBoolean()).isFalse();
        assertThat(Workbench.json(workbench.predict("{\"model\": \"trimodal-almt\", \"utterances\": [" + GOOD + "]}"))
                        .at("/model/name")
                        .asText())
                .isEqualTo("trimodal-almt");
    }

    @Test
    void explainAndCheck_askTheSameModel() {
        String body = "{\"utterances\": [" + GOOD + "]}";
        assertThat(Workbench.json(workbench.post("/v1/explain", body))
                        .at("/model/name")
                        .asText())
                .isEqualTo("trimodal-almt-zh");
        assertThat(Workbench.json(workbench.post("/v1/robustness-check", body))
                        .at("/models/0/name")
                        .asText())
                .isEqualTo("trimodal-almt-zh");
    }

    @Test
    void list_hasAllFour_andTheDefaultStays() {
        JsonNode list = Workbench.json(workbench.get("/v1/models"));
        assertThat(list.at("/models").findValuesAsText("name")).contains("trimodal-almt", "trimodal-lnln-zh");
        assertThat(list.at("/default").asText()).startsWith("trimodal-almt:");
        assertThat(Workbench.json(workbench.get("/v1/models/trimodal-almt-zh"))
                        .at("/language_code")
                        .asText())
                .isEqualTo("zh");
    }
}
