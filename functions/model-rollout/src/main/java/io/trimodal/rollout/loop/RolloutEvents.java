package io.trimodal.rollout.loop;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.trimodal.model.Sha256;
import io.trimodal.rollout.resource.ModelRollout;
import io.trimodal.rollout.resource.ModelRolloutStatus;
import io.trimodal.rollout.step.Note;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/**
 * Kubernetes Events, as {@code kubectl describe} shows them. What is told again after a crash has the name it had, and
 * is told once.
 */
public final class RolloutEvents {
    private static final String REPORTER = "model-rollout";
    private static final int DIGEST = 16;

    private final KubernetesClient client;
    private final String namespace;
    private final InstantSource clock;

    public RolloutEvents(KubernetesClient client, String namespace, InstantSource clock) {
        this.client = client;
        this.namespace = namespace;
        this.clock = clock;
    }

    void record(ModelRollout rollout, ModelRolloutStatus status, Note note) {
        String now = clock.instant().toString();
        Event event = new EventBuilder()
                .withNewMetadata()
                .withName(name(rollout, status, note))
                .withNamespace(namespace)
                .endMetadata()
                .withInvolvedObject(new ObjectReferenceBuilder()
                        .withApiVersion(rollout.getApiVersion())
                        .withKind(rollout.getKind())
                        .withName(rollout.getMetadata().getName())
                        .withNamespace(namespace)
                        .withUid(rollout.getMetadata().getUid())
                        .build())
                .withType(note.kind().key())
                .withReason(note.reason())
                .withMessage(shortened(note.message()))
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .withNewSource()
                .withComponent(REPORTER)
                .endSource()
                .withReportingComponent(REPORTER)
                .withReportingInstance(REPORTER)
                .build();
        try {
            client.v1().events().inNamespace(namespace).resource(event).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }

    /** The same for the same reason at the same share of the same generation. */
    private static String name(ModelRollout rollout, ModelRolloutStatus status, Note note) {
        String identity = rollout.getMetadata().getUid() + "/" + status.observedGeneration() + "/" + status.share()
                + "/" + note.reason();
        return rollout.getMetadata().getName() + "."
                + Sha256.of(identity.getBytes(StandardCharsets.UTF_8)).substring(0, DIGEST);
    }

    /** The API server refuses messages of more than 1024 bytes. */
    private static String shortened(String message) {
        int longest = 1000;
        return message.length() <= longest ? message : message.substring(0, longest) + "…";
    }
}
