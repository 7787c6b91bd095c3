package io.trimodal.function.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PredictRequestReaderTest {
    private static PredictRequest read(String json) {
        return new PredictRequestReader(TestLimits.SMALL)
                .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Utterance only(String utterance) {
        return read("{\"utterances\": [" + utterance + "]}").utterances().getFirst();
    }

    @Test
    void text_withoutMore_leavesAudioAndVisionAbsent() {
        PredictRequest request = read("{\"utterances\": [{\"text\": \"grüß 😀\"}]}");
        assertThat(request.model()).isEqualTo(new ModelReference.Default());
        assertThat(request.utterances())
                .containsExactly(new Utterance("0", new Text("grüß 😀"), Absent.INSTANCE, Absent.INSTANCE));
    }

    @Test
    void model_afterUtterances_isRead() {
        assertThat(read("{\"utterances\": [{\"text\": \"a\"}], \"model\": \"m:1\"}")
                        .model())
                .isEqualTo(new ModelReference.Named("m:1"));
    }

    @Test
    void null_countsAsLeftOut() {
        Utterance utterance =
                only("{\"id\": null, \"text\": \"a\", \"language\": null, \"audio\": null, \"vision\": null}");
        assertThat(utterance).isEqualTo(new Utterance("0", new Text("a"), Absent.INSTANCE, Absent.INSTANCE));
        assertThat(read("{\"model\": null, \"utterances\": [{\"text\": \"a\"}]}")
                        .model())
                .isEqualTo(new ModelReference.Default());
    }

    @Test
    void features_areRowMajor() {
        Features audio = (Features) only("{\"audio\": {\"features\": [[1, -2.5e-1], [3e0, 1e-60]]}}")
                .audio();
        assertThat(audio.frames()).isEqualTo(2);
        assertThat(audio.dims()).isEqualTo(2);
        assertThat(audio.values()).containsExactly(1f, -0.25f, 3f, 0f);
    }

    @Test
    void numbers_areTheNearestFloat32() {
        Features vision = (Features) only("{\"vision\": {\"features\": [[0.1, 16777217, 3.4028235e38, "
                        + "1.17549435E-38, 12345678901234567890]]}}")
                .vision();
        assertThat(vision.values()).containsExactly(0.1f, 16777216f, Float.MAX_VALUE, 1.17549435E-38f, 1.2345679E19f);
    }

    @Test
    void minusInfinity_inAudio_becomesZeroAndIsNoted() {
        PredictRequest request =
                read("{\"utterances\": [{\"audio\": {\"features\": [[-Infinity, 1], [\"-inf\", \"-Infinity\"]]}}]}");
        assertThat(((Features) request.utterances().getFirst().audio()).values())
                .containsExactly(0f, 1f, 0f, 0f);
        assertThat(request.utterances().getFirst().notes())
                .containsExactly("audio: 3 values were -Infinity and became 0, as in the published data loaders");
    }

    @Test
    void tokenIds_withoutMaskAndSegments_haveOnesAndZeros() {
        TokenIds tokens = (TokenIds)
                only("{\"language\": {\"input_ids\": [101, 7, 102]}}").language();
        assertThat(tokens.ids()).containsExactly(101, 7, 102);
        assertThat(tokens.attentionMask()).containsExactly(1, 1, 1);
        assertThat(tokens.segmentIds()).containsExactly(0, 0, 0);
    }

    @Test
    void limits_areInclusive() {
        assertThat(read("{\"utterances\": [{\"text\": \"a\"}, {\"text\": \"b\"}, {\"text\": \"" + "c".repeat(100)
                                + "\"}]}")
                        .utterances())
                .hasSize(3);
        assertThat(((Features) only("{\"audio\": {\"features\": [[1,2,3,4,5],[1,2,3,4,5],[1,2,3,4,5],[1,2,3,4,5]]}}")
                                .audio())
                        .frames())
                .isEqualTo(4);
    }
}
