package io.trimodal.rollout.knative;

import io.fabric8.knative.serving.v1.RevisionSpec;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.trimodal.model.ModelId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The models that a revision serves, each with its version: the variable {@value #VARIABLE} of one of its containers. A
 * revision that names no version serves whatever is newest when a pod starts, which no gate could guard.
 *
 * @param references NAME or NAME:VERSION, in their order
 */
public record PinnedModels(List<String> references) {
    public static final String VARIABLE = "TRIMODAL_MODELS_NAMES";

    /** Empty where the variable is missing, or its value comes from elsewhere. */
    public static Optional<PinnedModels> of(RevisionSpec spec) {
        return variable(spec)
                .map(EnvVar::getValue)
                .map(value -> new PinnedModels(Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(reference -> !reference.isEmpty())
                        .toList()));
    }

    /** The version of a model; empty where it is not served, or without a version. */
    public Optional<String> version(String model) {
        return references.stream()
                .filter(reference -> reference.startsWith(model + ":"))
                .map(reference -> reference.substring(model.length() + 1))
                .findFirst();
    }

    /** The same with another version of one of them. */
    public PinnedModels with(ModelId id) {
        return new PinnedModels(references.stream()
                .map(reference -> reference.startsWith(id.name() + ":") ? id.toString() : reference)
                .toList());
    }

    /** Writes them into a revision that {@link #of} read. */
    void into(RevisionSpec spec) {
        variable(spec).orElseThrow().setValue(references.stream().collect(Collectors.joining(",")));
    }

    private static Optional<EnvVar> variable(RevisionSpec spec) {
        return spec.getContainers().stream()
                .flatMap(container -> container.getEnv().stream())
                .filter(variable -> variable.getName().equals(VARIABLE))
                .findFirst();
    }
}
