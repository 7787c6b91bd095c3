package io.trimodal.rollout;

import io.fabric8.knative.pkg.apis.ConditionBuilder;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.RevisionBuilder;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.knative.serving.v1.ServiceStatus;
import io.fabric8.knative.serving.v1.TrafficTarget;
import io.fabric8.knative.serving.v1.TrafficTargetBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Knative's controllers do that a roll-out sees, whenever a test lets them: revisions come about, become ready or
 * not, and traffic follows once all its revisions are ready. Pretended, as Knative cannot run here.
 */
final class PretendedKnative {
    private final KubernetesClient client;
    private URI candidateAddress;
    private final Set<String> failing = new HashSet<>();
    private final Map<String, String> created = new HashMap<>();
    private boolean starting = true;

    /** @param candidateAddress where the tag leads */
    PretendedKnative(KubernetesClient client, URI candidateAddress) {
        this.client = client;
        this.candidateAddress = candidateAddress;
    }

    /** New revisions stay without an answer whether they are ready. */
    void startNothing() {
        starting = false;
    }

    /** From now on the tag leads elsewhere. */
    void leadTo(URI address) {
        candidateAddress = address;
    }

    /** A revision has a pod that does not start. */
    void cannotStart(PodStatus status, String revision) {
        client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(revision + "-deployment-1")
                        .withNamespace(MockCluster.NAMESPACE)
                        .addToLabels("serving.knative.dev/revision", revision)
                        .endMetadata()
                        .withStatus(status)
                        .build())
                .create();
    }

    /** From now on a revision fails. */
    void fail(String revision) {
        failing.add(revision);
    }

    /** All revisions there are. */
    List<String> revisions() {
        return client.resources(Revision.class).inNamespace(MockCluster.NAMESPACE).list().getItems().stream()
                .map(revision -> revision.getMetadata().getName())
                .toList();
    }

    void settle() {
        for (Service service : client.resources(Service.class)
                .inNamespace(MockCluster.NAMESPACE)
                .list()
                .getItems()) {
            settle(service);
        }
    }

    private void settle(Service service) {
        String name = service.getMetadata().getName();
        String latest = Optional.ofNullable(service.getSpec().getTemplate().getMetadata())
                .map(ObjectMeta::getName)
                .filter(given -> !given.isEmpty()) // as good as absent
                .orElseGet(() -> created.computeIfAbsent(
                        name + service.getSpec().getTemplate(), _ -> "%s-%05d".formatted(name, created.size() + 1)));
        if (isTaken(latest, service)) {
            return; // Knative says RevisionCreationFailed, and everything stays as it is
        }
        revision(latest, service);
        ServiceStatus status = Optional.ofNullable(service.getStatus()).orElseGet(ServiceStatus::new);
        status.setLatestCreatedRevisionName(latest);
        if (ready(latest)) {
            status.setLatestReadyRevisionName(latest);
        }
        List<TrafficTarget> traffic = new ArrayList<>();
        for (TrafficTarget target : asked(service)) {
            boolean followsLatest = Boolean.TRUE.equals(target.getLatestRevision());
            traffic.add(new TrafficTargetBuilder(target)
                    .withRevisionName(followsLatest ? status.getLatestReadyRevisionName() : target.getRevisionName())
                    .withUrl(target.getTag() == null ? null : candidateAddress.toString())
                    .build());
        }
        if (traffic.stream().allMatch(target -> target.getRevisionName() != null && ready(target.getRevisionName()))) {
            status.setTraffic(traffic);
        }
        status.setObservedGeneration(service.getMetadata().getGeneration());
        service.setStatus(status);
        client.resource(service).inNamespace(MockCluster.NAMESPACE).updateStatus();
    }

    private static List<TrafficTarget> asked(Service service) {
        return service.getSpec().getTraffic().isEmpty()
                ? List.of(new TrafficTargetBuilder()
                        .withLatestRevision(true)
                        .withPercent(100L)
                        .build())
                : service.getSpec().getTraffic();
    }

    private void revision(String name, Service service) {
        var resource = client.resources(Revision.class)
                .inNamespace(MockCluster.NAMESPACE)
                .withName(name);
        if (resource.get() == null) {
            client.resource(new RevisionBuilder()
                            .withNewMetadata()
                            .withName(name)
                            .withNamespace(MockCluster.NAMESPACE)
                            .endMetadata()
                            .withSpec(service.getSpec().getTemplate().getSpec())
                            .build())
                    .create();
        }
        Revision revision = resource.get();
        boolean undecided = !starting && !name.matches(".*-0000\\d");
        revision.setStatus(new RevisionBuilder(revision)
                .editOrNewStatus()
                .withConditions(new ConditionBuilder()
                        .withType("Ready")
                        .withStatus(undecided ? "Unknown" : failing.contains(name) ? "False" : "True")
                        .withReason(undecided ? "Deploying" : failing.contains(name) ? "ExitCode1" : null)
                        .build())
                .endStatus()
                .build()
                .getStatus());
        client.resource(revision).inNamespace(MockCluster.NAMESPACE).updateStatus();
    }

    /** A revision is found by its name only if it is what the template says. */
    private boolean isTaken(String name, Service service) {
        Revision found = client.resources(Revision.class)
                .inNamespace(MockCluster.NAMESPACE)
                .withName(name)
                .get();
        return found != null
                && !found.getSpec().equals(service.getSpec().getTemplate().getSpec());
    }

    private boolean ready(String revision) {
        Revision found = client.resources(Revision.class)
                .inNamespace(MockCluster.NAMESPACE)
                .withName(revision)
                .get();
        return found != null
                && found.getStatus() != null
                && found.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getStatus().equals("True"));
    }
}
