package io.trimodal.rollout.loop;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.trimodal.rollout.resource.ModelRollout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Keeps a resource from going while its roll-out is under way, so that a deleted one is taken back first; and no
 * longer, as nobody could delete what is kept once the controller is gone. The framework would keep each resource for
 * good.
 */
final class Finalizer {
    static final String NAME = "trimodal.io/roll-back";

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient client;
    private final String namespace;

    Finalizer(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /**
     * @return whether that had to be written; what is being deleted takes no more finalizers
     * @throws KubernetesClientException with code 409 if the resource has changed since it was read
     */
    boolean hold(ModelRollout rollout) {
        if (rollout.hasFinalizer(NAME) || rollout.isMarkedForDeletion()) {
            return false;
        }
        List<String> names = new ArrayList<>(rollout.getMetadata().getFinalizers());
        names.add(NAME);
        write(rollout, names);
        return true;
    }

    /** @throws KubernetesClientException with code 409 if the resource has changed since it was read */
    void release(ModelRollout rollout) {
        if (rollout.hasFinalizer(NAME)) {
            write(
                    rollout,
                    rollout.getMetadata().getFinalizers().stream()
                            .filter(name -> !name.equals(NAME))
                            .toList());
        }
    }

    /** Nothing but the names: a whole resource would bring all that its specification leaves out. */
    private void write(ModelRollout rollout, List<String> names) {
        Map<String, Object> metadata = Map.of(
                "finalizers", names, "resourceVersion", rollout.getMetadata().getResourceVersion());
        client.resources(ModelRollout.class)
                .inNamespace(namespace)
                .withName(rollout.getMetadata().getName())
                .patch(MERGE, Serialization.asJson(Map.of("metadata", metadata)));
    }
}
