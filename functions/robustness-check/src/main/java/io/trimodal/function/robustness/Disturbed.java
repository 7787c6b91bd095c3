package io.trimodal.function.robustness;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trimodal.robustness.NoiseCheck;
import java.util.List;

/**
 * What noise on some frames did; figures after it are means over the seeds.
 *
 * @param frames that were disturbed
 * @param attention share of the frame-level attention that the frames had before
 * @param disturbedAttention the share after
 * @param attentionMoved share of the attention that lies elsewhere now
 * @param alpha attention of language onto audio, per AHL layer
 * @param beta attention of language onto vision, per AHL layer
 */
public record Disturbed(
        List<Integer> frames,
        double score,
        @JsonProperty("disturbed_score") double disturbedScore,
        @JsonProperty("score_standard_deviation") double scoreDeviation,
        double attention,
        @JsonProperty("disturbed_attention") double disturbedAttention,
        @JsonProperty("attention_moved") double attentionMoved,
        List<NoiseCheck.MapShift> alpha,
        List<NoiseCheck.MapShift> beta) {

    static Disturbed of(NoiseCheck check) {
        return new Disturbed(
                check.frames(),
                check.score(),
                check.disturbedScore(),
                check.scoreDeviation(),
                check.attention(),
                check.disturbedAttention(),
                check.attentionMoved(),
                check.alpha(),
                check.beta());
    }
}
