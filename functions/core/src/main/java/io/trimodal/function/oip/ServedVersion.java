package io.trimodal.function.oip;

import io.trimodal.model.ModelId;

/**
 * A line of Triton's index of a model repository.
 *
 * @param state in Triton's words; what is served here is READY
 * @param reason why it is in another state; empty
 */
public record ServedVersion(String name, String version, String state, String reason) {
    static ServedVersion of(ModelId id) {
        return new ServedVersion(id.name(), id.version(), "READY", "");
    }
}
