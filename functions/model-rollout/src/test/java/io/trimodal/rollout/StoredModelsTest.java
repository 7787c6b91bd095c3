package io.trimodal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.trimodal.rollout.resource.ModelRollout;
import io.trimodal.rollout.resource.ModelRolloutStatus;
import io.trimodal.rollout.resource.Phase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The application with models on S3, as the functions that it rolls out have them. */
@QuarkusTest
@TestProfile(StoredModelsTest.OnS3.class)
class StoredModelsTest {
    @Inject
    KubernetesClient client;

    /** Instead of the other tests' folder. */
    public static final class OnS3 implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(ClusterWithStore.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    void versions_areFetched_verifiedAndJudged() throws InterruptedException {
        ServedCluster.service(client);
        ServedCluster.rollout(client, "damaged", "3.0.0");
        ServedCluster.rollout(client, "next", "1.1.0");

        assertThat(ended("damaged", Phase.REFUSED).message())
                .contains("SHA-256")
                .contains("fuse.onnx");
        // both versions were read by then: the gate compares them
        assertThat(ended("next", Phase.STARTING).deployment()).isNotNull();
        assertThat(SmallModels.folder().resolve("cache").resolve(SmallModels.NAME))
                .isDirectoryContaining("glob:**/1.0.0")
                .isDirectoryContaining("glob:**/1.1.0");
    }

    private ModelRolloutStatus ended(String name, Phase phase) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(end)) {
            ModelRolloutStatus status = client.resources(ModelRollout.class)
                    .inNamespace(MockCluster.NAMESPACE)
                    .withName(name)
                    .get()
                    .getStatus();
            if (status != null && status.phase() == phase) {
                return status;
            }
            Thread.sleep(50);
        }
        throw new AssertionError(name + " was not " + phase + " within a minute");
    }
}
