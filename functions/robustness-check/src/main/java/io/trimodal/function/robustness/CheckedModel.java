package io.trimodal.function.robustness;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trimodal.function.answer.ScaleRange;
import io.trimodal.robustness.ModelCheck;
import java.util.List;

/**
 * What was found out about one model.
 *
 * @param digest SHA-256 of its package's manifest, which holds the digests of all other files
 * @param maskDigest SHA-256 of all masks; equal for models that saw the same ones
 * @param forwardPasses rows that went through fusion: equal copies of an utterance are run once
 * @param embeddings rows that went through the embeddings of the three modalities
 * @param metrics left out without labels
 */
public record CheckedModel(
        String name,
        String version,
        String architecture,
        String digest,
        @JsonProperty("label_scale") ScaleRange labelScale,
        @JsonProperty("mask_digest") String maskDigest,
        @JsonProperty("forward_passes") long forwardPasses,
        long embeddings,
        List<CheckedUtterance> utterances,
        @JsonInclude(JsonInclude.Include.NON_NULL) CheckedMetrics metrics) {

    static CheckedModel of(ModelCheck check) {
        return new CheckedModel(
                check.model().id().name(),
                check.model().id().version(),
                check.model().architecture().key(),
                check.digest(),
                ScaleRange.of(check.model().scale()),
                check.maskDigest(),
                check.forwardPasses(),
                check.embeddings(),
                check.utterances().stream()
                        .map(utterance -> CheckedUtterance.of(check.model().scale(), utterance))
                        .toList(),
                check.labelled().map(CheckedMetrics::of).orElse(null));
    }
}
