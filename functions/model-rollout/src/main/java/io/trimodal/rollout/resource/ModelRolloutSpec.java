package io.trimodal.rollout.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What is asked for. What is left out has its default from here, so that a resource says only what is particular. */
@RegisterForReflection
@ValidationRule(
        value = "self.service == oldSelf.service && self.model == oldSelf.model && self.version == oldSelf.version",
        message = "service, model and version are fixed: make another ModelRollout")
public record ModelRolloutSpec(
        @Required
        @Size(min = 1, max = ModelRolloutSpec.LONGEST_SERVICE)
        @Pattern(ModelRolloutSpec.SERVICE)
        @JsonPropertyDescription("The Knative Service, in the same namespace.")
        String service,

        @Required
        @Size(min = 1, max = ModelRolloutSpec.LONGEST_NAME)
        @Pattern(ModelRolloutSpec.NAME)
        @ValidationRule(value = "!self.contains('..')", message = "must not contain '..': it names a folder")
        @JsonPropertyDescription("Name of the model.")
        String model,

        @Required
        @Size(min = 1, max = ModelRolloutSpec.LONGEST_NAME)
        @Pattern(ModelRolloutSpec.NAME)
        @ValidationRule(value = "!self.contains('..')", message = "must not contain '..': it names a folder")
        @JsonPropertyDescription("Version in the model repository that is to be served.")
        String version,

        @Required @JsonPropertyDescription("The robustness gate.")
        GateSpec gate,

        @JsonPropertyDescription("How traffic is shifted.") TrafficSpec traffic,

        @JsonPropertyDescription("When to give the candidate up.")
        HealthSpec health) {
    /** A label of DNS, with room for what a revision's name has beside it. */
    static final String SERVICE = "^[a-z]([-a-z0-9]*[a-z0-9])?$";

    static final long LONGEST_SERVICE = 52;

    /** As {@link io.trimodal.model.ModelId} takes names and versions. */
    static final String NAME = "^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$";

    static final long LONGEST_NAME = 64;

    public ModelRolloutSpec {
        traffic = traffic == null ? TrafficSpec.USUAL : traffic;
        health = health == null ? HealthSpec.USUAL : health;
    }

    /**
     * What a resource holds is checked when its turn comes, and not when it is read: a wrong one must not keep the
     * others from being read.
     *
     * @throws IllegalArgumentException naming the field that is missing or wrong
     */
    public void check() {
        require("service", service);
        require("model", model);
        require("version", version);
        require("gate", gate);
        if (!service.matches(SERVICE) || service.length() > LONGEST_SERVICE) {
            throw new IllegalArgumentException("spec.service must be a label of DNS with at most " + LONGEST_SERVICE
                    + " characters, not '" + service + "'");
        }
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
