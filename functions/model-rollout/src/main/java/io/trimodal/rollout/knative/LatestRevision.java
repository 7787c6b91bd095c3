package io.trimodal.rollout.knative;

import io.fabric8.knative.serving.v1.Service;
import io.fabric8.knative.serving.v1.ServiceStatus;
import java.util.Optional;

/** The revision that traffic goes to where it follows the latest. */
public final class LatestRevision {
    private LatestRevision() {}

    /**
     * Empty while that is still settling: Knative has not taken up the last change, or the template's revision is not
     * ready, so that it would be an older one.
     */
    public static Optional<String> of(Service service) {
        ServiceStatus status = service.getStatus();
        if (status == null
                || status.getObservedGeneration() != null
                        && !status.getObservedGeneration()
                                .equals(service.getMetadata().getGeneration())) {
            return Optional.empty();
        }
        return Optional.ofNullable(status.getLatestReadyRevisionName())
                .filter(ready -> ready.equals(status.getLatestCreatedRevisionName()));
    }
}
