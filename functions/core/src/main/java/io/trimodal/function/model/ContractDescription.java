package io.trimodal.function.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trimodal.model.FeatureContract;
import java.util.List;

/**
 * What a model expects of one modality.
 *
 * @param dims values per frame
 * @param frames most that are used; longer input is cut, shorter is padded with zero rows
 * @param frameRate frames a second, to which features that tell theirs are brought; left out for language, and where
 *     the package does not say
 * @param names what each dimension is; empty where the package does not say
 * @param description extractor and units
 */
public record ContractDescription(
        int dims,
        int frames,

        @JsonProperty("frame_rate") @JsonInclude(JsonInclude.Include.NON_NULL)
        Double frameRate,

        List<String> names,
        String description) {
    static ContractDescription of(FeatureContract contract) {
        return new ContractDescription(
                contract.dims(),
                contract.frames(),
                contract.frameRate().isPresent() ? contract.frameRate().getAsDouble() : null,
                contract.names(),
                contract.description());
    }
}
