package io.trimodal.function.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trimodal.function.clip.FrontEndDescription;
import java.util.List;

/**
 * The models that are served.
 *
 * @param defaultModel NAME:VERSION of the one that answers where a request names none
 * @param keyRequired whether calls that use them need a key in the header {@code X-Api-Key}
 * @param functions those that are served: predict, robustness-check, explain
 * @param frontEnds with which recordings are read; none where the build made none
 */
public record ModelList(
        @JsonProperty("default") String defaultModel,
        @JsonProperty("key_required") boolean keyRequired,
        List<String> functions,
        List<ModelDescription> models,
        @JsonProperty("front_ends") List<FrontEndDescription> frontEnds) {}
