package io.trimodal.function.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The models that are served.
 *
 * @param defaultModel NAME:VERSION of the one that answers where a request names none
 */
public record ModelList(@JsonProperty("default") String defaultModel, List<ModelDescription> models) {}
