package io.trimodal.function.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trimodal.erasure.Coalition;
import io.trimodal.feature.Modality;
import io.trimodal.predict.Completeness;
import java.util.List;

/**
 * The score with only some modalities.
 *
 * @param completeness LNLN's estimate; left out for other models
 */
public record CoalitionAnswer(
        List<String> given,
        float score,
        @JsonInclude(JsonInclude.Include.NON_NULL) Float completeness) {
    static CoalitionAnswer of(Coalition coalition) {
        return new CoalitionAnswer(
                coalition.modalities().stream().sorted().map(Modality::key).toList(),
                coalition.score(),
                coalition.completeness() instanceof Completeness.Estimated(float value) ? value : null);
    }
}
