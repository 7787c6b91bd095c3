package io.trimodal.rollout.knative;

import io.fabric8.knative.serving.v1.RevisionTemplateSpec;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.knative.serving.v1.ServiceStatus;
import io.fabric8.knative.serving.v1.TrafficTarget;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Optional;

/**
 * The one revision that serves all requests of a Service and is what its template describes: only then does another
 * template differ from what is live in nothing but the model's version.
 *
 * @param followsLatest whether traffic goes to the latest revision, whichever that is
 */
public record LiveRevision(String name, boolean followsLatest) {

    /** @throws BusyServiceException if several revisions serve, or another one than the template's */
    public static LiveRevision of(Service service) {
        ServiceStatus status = service.getStatus();
        if (status == null
                || status.getObservedGeneration() != null
                        && !status.getObservedGeneration()
                                .equals(service.getMetadata().getGeneration())) {
            throw new BusyServiceException("Knative has not yet taken up its last change");
        }
        List<TrafficTarget> serving = serving(status.getTraffic());
        if (serving.size() != 1) {
            throw new BusyServiceException("not one revision serves all requests but " + names(serving));
        }
        String revision = serving.getFirst().getRevisionName();
        String described =
                templateName(service.getSpec().getTemplate()).orElseGet(status::getLatestCreatedRevisionName);
        if (revision == null || !revision.equals(described)) {
            throw new BusyServiceException(revision + " serves all requests, the template is that of " + described);
        }
        List<TrafficTarget> asked = serving(service.getSpec().getTraffic());
        return new LiveRevision(
                revision,
                asked.isEmpty() || Boolean.TRUE.equals(asked.getFirst().getLatestRevision()));
    }

    /** Empty where Knative chooses the name: absent and {@code ""} say the same. */
    static Optional<String> templateName(RevisionTemplateSpec template) {
        return Optional.ofNullable(template.getMetadata())
                .map(ObjectMeta::getName)
                .filter(name -> !name.isEmpty());
    }

    static List<TrafficTarget> serving(List<TrafficTarget> targets) {
        return targets.stream()
                .filter(target -> target.getPercent() != null && target.getPercent() > 0)
                .toList();
    }

    private static String names(List<TrafficTarget> targets) {
        return targets.isEmpty()
                ? "none"
                : String.join(
                        " and ",
                        targets.stream()
                                .map(target -> target.getRevisionName() + " (" + target.getPercent() + " %)")
                                .toList());
    }
}
