package io.trimodal.rollout.step;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.trimodal.rollout.resource.ModelRollout;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Optional;

/** The gate's reports, each in a ConfigMap that goes when its roll-out goes. */
public final class Reports {
    private static final String KEY = "report.json";

    private final KubernetesClient client;
    private final String namespace;

    public Reports(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** Replaces an earlier report. */
    public void keep(ModelRollout rollout, String json) {
        ConfigMap report = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name(rollout.getMetadata().getName()))
                .withNamespace(namespace)
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion(rollout.getApiVersion())
                        .withKind(rollout.getKind())
                        .withName(rollout.getMetadata().getName())
                        .withUid(rollout.getMetadata().getUid())
                        .build())
                .endMetadata()
                .withData(Map.of(KEY, json))
                .build();
        try {
            client.resource(report).inNamespace(namespace).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            client.resource(report).inNamespace(namespace).update();
        }
    }

    /** @param rollout its name */
    public Optional<String> find(String rollout) {
        return Optional.ofNullable(client.configMaps()
                        .inNamespace(namespace)
                        .withName(name(rollout))
                        .get())
                .map(ConfigMap::getData)
                .map(data -> data.get(KEY));
    }

    /** The name of the ConfigMap. */
    public static String name(String rollout) {
        return rollout + "-gate";
    }
}
