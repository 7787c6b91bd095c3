package io.trimodal.function.robustness;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trimodal.feature.Modality;
import io.trimodal.function.answer.ClipAnswer;
import io.trimodal.function.clip.SegmentAccount;
import io.trimodal.robustness.CheckOptions;
import io.trimodal.robustness.Overtaking;
import io.trimodal.robustness.RobustnessCheck;
import java.util.Arrays;
import java.util.List;

/**
 * The answer to {@code POST /v1/robustness-check}. The same request gives the same answer, timing apart.
 *
 * @param clip how the recording was read; null, and left out, where utterances were given
 * @param segments of the recording, one per utterance, in order; left out where utterances were given
 * @param encodedTexts runs of a text encoder; models with the same encoder share them
 */
public record CheckResponse(
        String protocol,
        List<String> modalities,
        List<Double> rates,
        List<Long> seeds,
        @JsonInclude(JsonInclude.Include.NON_NULL) ClipAnswer clip,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SegmentAccount> segments,
        List<CheckedModel> models,
        List<Overtaking> overtakings,
        @JsonProperty("encoded_texts") long encodedTexts,
        Timing timing) {

    /** How long the check took. */
    public record Timing(long milliseconds) {}

    /** By all models. */
    @JsonIgnore
    long forwardPasses() {
        return models.stream().mapToLong(CheckedModel::forwardPasses).sum();
    }

    static CheckResponse of(RobustnessCheck check, CheckRequest request, long milliseconds) {
        CheckOptions options = check.options();
        return new CheckResponse(
                options.protocol().key(),
                Arrays.stream(Modality.values())
                        .filter(options.modalities()::contains)
                        .map(Modality::key)
                        .toList(),
                options.rates(),
                options.seeds(),
                ClipAnswer.of(request.origin()),
                ClipAnswer.segments(request.origin()),
                check.models().stream().map(CheckedModel::of).toList(),
                check.overtakings(),
                check.encodedTexts(),
                new Timing(milliseconds));
    }
}
