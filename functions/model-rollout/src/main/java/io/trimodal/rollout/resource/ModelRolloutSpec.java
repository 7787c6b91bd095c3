package io.trimodal.rollout.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What is asked for. What is left out has its default from here, so that a resource says only what is particular. */
@RegisterForReflection
@ValidationRule(
        value = "self.service == oldSelf.service && self.model == oldSelf.model && self.version == oldSelf.version",
        message = "service, model and version are fixed: make another ModelRollout")
public record ModelRolloutSpec(
        @Required @JsonPropertyDescription("The Knative Service, in the same namespace.")
        String service,

        @Required @JsonPropertyDescription("Name of the model.")
        String model,

        @Required @JsonPropertyDescription("Version in the model repository that is to be served.")
        String version,

        @Required @JsonPropertyDescription("The robustness gate.")
        GateSpec gate,

        @JsonPropertyDescription("How traffic is shifted.") TrafficSpec traffic,

        @JsonPropertyDescription("When to give the candidate up.")
        HealthSpec health) {
    public ModelRolloutSpec {
        traffic = traffic == null ? TrafficSpec.USUAL : traffic;
        health = health == null ? HealthSpec.USUAL : health;
    }

    /**
     * What a resource holds is checked when its turn comes, and not when it is read: a wrong one must not keep the others from being read.
     *
     * @throws IllegalArgumentException naming the field that is missing or wrong
     */
    public void check() {
        require("service", service);
        require("model", model);
        require("version", version);
        require("gate", gate);
        gate.check();
        traffic.check();
        health.check();
    }

    private static void require(String field, Object value) {
        if (value == null) {
            throw new IllegalArgumentException("spec." + field + " is missing");
        }
    }
}
