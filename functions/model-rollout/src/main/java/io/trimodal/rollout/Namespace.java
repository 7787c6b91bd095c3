package io.trimodal.rollout;

/** The namespace that is watched: that of the ModelRollouts, their Services and everything that is told of them. */
public record Namespace(String name) {
    public Namespace {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("set trimodal.rollout.namespace: the Kubernetes client is in none");
        }
    }
}
