package io.trimodal.rollout.knative;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Why the pods of a revision do not run: Knative tells of a revision only that it is being deployed. Thread-safe. */
final class RevisionPods {
    private static final String REVISION = "serving.knative.dev/revision";
    /** What every pod waits for when it starts. */
    private static final Set<String> USUAL = Set.of("ContainerCreating", "PodInitializing");

    private final KubernetesClient client;
    private final String namespace;

    RevisionPods(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** What keeps a pod from running, or where to look for it; for people. */
    String trouble(String revision) {
        return pods(revision)
                .flatMap(RevisionPods::troubles)
                .findFirst()
                .orElse("its pods: kubectl describe pods -l " + REVISION + "=" + revision);
    }

    private Stream<Pod> pods(String revision) {
        try {
            return client.pods().inNamespace(namespace).withLabel(REVISION, revision).list().getItems().stream();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
                throw e;
            }
            return Stream.empty(); // a Role of one's own that does not let pods be read
        }
    }

    private static Stream<String> troubles(Pod pod) {
        PodStatus status = pod.getStatus();
        if (status == null) {
            return Stream.empty();
        }
        Stream<String> unplaced = status.getConditions().stream()
                .filter(condition -> condition.getType().equals("PodScheduled")
                        && condition.getStatus().equals("False"))
                .map(condition -> told(condition.getReason(), condition.getMessage()));
        Stream<String> containers = Stream.concat(
                        status.getInitContainerStatuses().stream(), status.getContainerStatuses().stream())
                .flatMap(container ->
                        trouble(container).map(why -> "container " + container.getName() + ": " + why).stream());
        return Stream.concat(unplaced, containers)
                .map(why -> "pod " + pod.getMetadata().getName() + ": " + why);
    }

    private static Optional<String> trouble(ContainerStatus container) {
        Optional<ContainerStateTerminated> ended = Optional.ofNullable(container.getState())
                .map(state -> state.getTerminated())
                .or(() -> Optional.ofNullable(container.getLastState()).map(state -> state.getTerminated()));
        Optional<String> waits = Optional.ofNullable(container.getState())
                .map(state -> state.getWaiting())
                .filter(waiting -> waiting.getReason() != null && !USUAL.contains(waiting.getReason()))
                .map(RevisionPods::told);
        Optional<String> ends = ended.filter(end -> end.getExitCode() == null || end.getExitCode() != 0)
                .map(end -> told(end.getReason(), end.getMessage()) + " (exit code " + end.getExitCode() + ")");
        return waits.isPresent() && ends.isPresent() ? waits.map(why -> why + "; " + ends.get()) : waits.or(() -> ends);
    }

    private static String told(ContainerStateWaiting waiting) {
        return told(waiting.getReason(), waiting.getMessage());
    }

    private static String told(String reason, String message) {
        return message == null || message.isBlank() ? reason : reason + ": " + message.strip();
    }
}
