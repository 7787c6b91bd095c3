package io.trimodal.function.upload.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.trimodal.function.explain.ExplainResponse;
import io.trimodal.function.predict.PredictResponse;
import io.trimodal.function.robustness.CheckResponse;
import java.util.Optional;

/**
 * The result of an upload that is one document: what the calls of these names answer.
 *
 * @param robustnessCheck where it was asked for
 * @param explain where it was asked for
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ResultDocument(
        Source source,
        PredictResponse predict,
        @JsonProperty("robustness_check") Optional<CheckResponse> robustnessCheck,
        Optional<ExplainResponse> explain) {}
