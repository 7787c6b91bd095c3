package io.trimodal.function.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trimodal.media.frontend.FrontEndPackage;
import io.trimodal.model.FeatureContract;
import java.util.List;
import java.util.Optional;

/**
 * What a model expects of one modality.
 *
 * @param dims values per frame
 * @param frames most that are used; longer input is cut, shorter is padded with zero rows
 * @param frameRate frames a second, to which features that tell theirs are brought; left out for language, and where
 *     the package does not say
 * @param names what each dimension is; empty where the package does not say
 * @param description extractor and units
 * @param learned false where the model was never shown any and passes over what is given; else left out
 * @param frontEnd NAME:VERSION of the front end that makes these values of recordings; left out where none does
 */
public record ContractDescription(
        int dims,
        int frames,

        @JsonProperty("frame_rate") @JsonInclude(JsonInclude.Include.NON_NULL)
        Double frameRate,

        List<String> names,
        String description,

        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean learned,

        @JsonProperty("front_end") @JsonInclude(JsonInclude.Include.NON_NULL)
        String frontEnd) {
    /** @param frontEnd that makes its values, if there is one */
    static ContractDescription of(FeatureContract contract, Optional<FrontEndPackage> frontEnd) {
        return new ContractDescription(
                contract.dims(),
                contract.frames(),
                contract.frameRate().isPresent() ? contract.frameRate().getAsDouble() : null,
                contract.names(),
                contract.description(),
                contract.learned() ? null : false,
                frontEnd.map(found -> found.manifest().id().toString()).orElse(null));
    }
}
