package io.trimodal.rollout;

import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.trimodal.rollout.resource.GateSpec;
import io.trimodal.rollout.resource.HealthSpec;
import io.trimodal.rollout.resource.ModelRollout;
import io.trimodal.rollout.resource.ModelRolloutSpec;
import io.trimodal.rollout.resource.TrafficSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A {@link MockCluster} for the application, and the small models. */
public final class ServedCluster implements QuarkusTestResourceLifecycleManager {
    private MockCluster cluster;

    @Override
    public Map<String, String> start() {
        cluster = new MockCluster();
        return Map.of(
                "quarkus.kubernetes-client.api-server-url",
                cluster.address(),
                "quarkus.kubernetes-client.trust-certs",
                "true",
                "trimodal.rollout.namespace",
                MockCluster.NAMESPACE,
                "trimodal.rollout.poll",
                "200ms",
                "trimodal.models.repository",
                SmallModels.folder().resolve("models").toString(),
                "trimodal.rollout.evaluation-sets",
                SmallModels.folder().resolve("sets").toString());
    }

    @Override
    public void stop() {
        cluster.close();
    }

    /** Puts a Service there, serving. */
    static void service(KubernetesClient client) {
        try (InputStream manifest = ServedCluster.class.getResourceAsStream("/service.yaml")) {
            client.resource(Serialization.unmarshal(manifest, Service.class)).create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settle(client);
    }

    /** Lets Knative's controllers do what there is to do. */
    static void settle(KubernetesClient client) {
        new PretendedKnative(client, URI.create("http://127.0.0.1:1")).settle();
    }

    /** Asks for a version of the small model, judged at two missing rates. */
    static void rollout(KubernetesClient client, String name, String version) {
        ModelRollout rollout = new ModelRollout();
        rollout.getMetadata().setName(name);
        rollout.getMetadata().setNamespace(MockCluster.NAMESPACE);
        rollout.setSpec(new ModelRolloutSpec(
                Stage.SERVICE,
                SmallModels.NAME,
                version,
                new GateSpec(SmallModels.SET, null, null, List.of(0.0, 0.5), null, null, null),
                new TrafficSpec(null, null),
                new HealthSpec(null, null, null)));
        client.resource(rollout).create();
    }
}
