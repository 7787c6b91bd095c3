package io.trimodal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.trimodal.knative.ManifestCheck;
import io.trimodal.rollout.resource.ConditionType;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Ways that a roll-out can go, with real packages in ONNX Runtime and metrics over HTTP, against {@link MockCluster}.
 */
abstract class StageTest {
    Stage stage;

    @BeforeEach
    void open() throws IOException {
        stage = new Stage(SmallModels.gate());
    }

    /** Whatever happened, each write was a valid Service, and each request one that the shipped Role allows. */
    @AfterEach
    void close() {
        for (String service : stage.cluster.writtenServices()) {
            assertThat(ManifestCheck.ofDefaults().check(service)).isEmpty();
        }
        assertThat(stage.cluster.requests()).isNotEmpty().allMatch(ShippedRole.read()::allows);
        stage.close();
    }

    String variable() {
        return environment(stage.service()).getFirst().getValue();
    }

    static List<EnvVar> environment(Service service) {
        return service.getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getEnv();
    }

    Condition condition(ConditionType type) {
        return stage.rollout().getStatus().condition(type).orElseThrow();
    }
}
