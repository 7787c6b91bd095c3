package io.trimodal.rollout.knative;

import io.fabric8.knative.pkg.apis.Condition;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** The Knative Services of one namespace. Thread-safe. */
public final class KnativeServices {
    private static final int MOST_ATTEMPTS = 8;

    private final KubernetesClient client;
    private final String namespace;
    private final RevisionPods pods;

    public KnativeServices(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
        pods = new RevisionPods(client, namespace);
    }

    public Optional<Service> find(String name) {
        return Optional.ofNullable(client.resources(Service.class)
                .inNamespace(namespace)
                .withName(name)
                .get());
    }

    /**
     * Brings a Service to what {@code change} makes of it, however often somebody else changes it meanwhile.
     *
     * @param change is given the Service as it is, again after each conflict; may throw to give up
     * @return whether anything had to be changed
     * @throws MissingServiceException if the Service is gone
     * @throws KubernetesClientException with code 409 if conflicts do not end
     */
    public boolean edit(String name, Consumer<Service> change) {
        for (int attempt = 1; ; attempt++) {
            Service service = find(name).orElseThrow(() -> new MissingServiceException(name));
            Service changed = client.getKubernetesSerialization().clone(service);
            change.accept(changed);
            if (changed.equals(service)) {
                return false;
            }
            try {
                // The resource version in it makes the server refuse what is based on an older one.
                client.resource(changed).inNamespace(namespace).update();
                return true;
            } catch (KubernetesClientException e) {
                if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** How far a revision is, and what keeps it from being ready. */
    public Readiness readiness(String revision) {
        Revision found = client.resources(Revision.class)
                .inNamespace(namespace)
                .withName(revision)
                .get();
        if (found == null || found.getStatus() == null) {
            return new Readiness(Readiness.State.UNKNOWN, "the revision does not exist yet");
        }
        return found.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("Ready"))
                .findFirst()
                .map(ready -> readiness(revision, ready))
                .orElse(new Readiness(Readiness.State.UNKNOWN, "the revision has no condition yet"));
    }

    private Readiness readiness(String revision, Condition ready) {
        return switch (ready.getStatus()) {
            case "True" -> new Readiness(Readiness.State.READY, "the revision is ready");
            case "False" -> new Readiness(Readiness.State.FAILING, why(revision, ready));
            default -> new Readiness(Readiness.State.UNKNOWN, why(revision, ready));
        };
    }

    private String why(String revision, Condition ready) {
        return why(ready) + "; " + pods.trouble(revision);
    }

    private static String why(Condition condition) {
        String reason = condition.getReason() == null ? "no reason given" : condition.getReason();
        return condition.getMessage() == null || condition.getMessage().isBlank()
                ? reason
                : reason + ": " + condition.getMessage();
    }

    /** Where the candidate answers under its tag; empty until Knative has told. */
    public static Optional<URI> candidateUrl(Service service) {
        return service.getStatus() == null
                ? Optional.empty()
                : service.getStatus().getTraffic().stream()
                        .filter(target -> TrafficSplit.TAG.equals(target.getTag()) && target.getUrl() != null)
                        .map(target -> URI.create(target.getUrl()))
                        .findFirst();
    }
}
