package io.trimodal.rollout.resource;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What is changed in the Service and how to undo it; written down before anything is changed.
 *
 * @param liveVersion of the model, before
 * @param previousRevision that served all requests, before
 * @param followedLatest whether traffic went to the latest revision, whichever that was
 * @param candidateRevision name of the new revision
 */
@RegisterForReflection
public record Deployment(
        String liveVersion, String previousRevision, boolean followedLatest, String candidateRevision) {}
