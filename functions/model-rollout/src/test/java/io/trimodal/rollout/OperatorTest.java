package io.trimodal.rollout;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trimodal.rollout.resource.ModelRollout;
import io.trimodal.rollout.resource.Phase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The application: resources that appear and go are acted upon, and what became of them is answered over HTTP. */
@QuarkusTest
@QuarkusTestResource(ServedCluster.class)
class OperatorTest {
    @Inject
    KubernetesClient client;

    @AfterEach
    void clear() {
        client.resources(ModelRollout.class).inNamespace(MockCluster.NAMESPACE).delete();
        until(() -> client.resources(ModelRollout.class)
                .inNamespace(MockCluster.NAMESPACE)
                .list()
                .getItems()
                .isEmpty());
        client.resources(Service.class).inNamespace(MockCluster.NAMESPACE).delete();
    }

    @Test
    void aRefusedRollout_isToldOverHttp_withItsReport() {
        ServedCluster.service(client);
        ServedCluster.rollout(client, "worse", "2.0.0");
        until(() -> phase("worse") == Phase.REFUSED);

        given().get("/v1/rollouts/worse")
                .then()
                .statusCode(200)
                .body("phase", equalTo("Refused"))
                .body("version", equalTo("2.0.0"))
                .body("live_version", equalTo("1.0.0"))
                .body("conditions.find { it.type == 'GatePassed' }.reason", equalTo("Worse"));
        given().get("/v1/rollouts").then().statusCode(200).body("name", hasItem("worse"));
        given().accept("application/json")
                .get("/v1/rollouts/worse/report")
                .then()
                .statusCode(200)
                .body("gate.verdict", equalTo("refused"))
                .body("evaluations.model", equalTo(List.of("small:1.0.0", "small:2.0.0")));
        given().accept("text/html")
                .get("/v1/rollouts/worse/report")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .body(containsString("Content-Security-Policy"))
                .body(containsString("area under the curve"));
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("trimodal_rollout_phases_total{phase=\"refused\""));
    }

    @Test
    void aDeletedRollout_putsTheServiceBack() {
        ServedCluster.service(client);
        ServedCluster.rollout(client, "next", "1.1.0");
        until(() -> phase("next") == Phase.STARTING);
        assertThat(service().getSpec().getTraffic()).hasSize(2);

        client.resources(ModelRollout.class)
                .inNamespace(MockCluster.NAMESPACE)
                .withName("next")
                .delete();
        until(() -> service().getSpec().getTraffic().size() == 1);
        assertThat(service().getSpec().getTraffic().getFirst().getRevisionName())
                .isEqualTo("trimodal-predict-00001");
        ServedCluster.settle(client);
        until(() -> rollout("next") == null);
        assertThat(service().getSpec().getTraffic().getFirst().getLatestRevision())
                .isTrue();
    }

    /** The framework's own finalizer would come back with each event. */
    @Test
    void whatHasEnded_goesWithoutTheController() throws InterruptedException {
        ServedCluster.service(client);
        ServedCluster.rollout(client, "worse", "2.0.0");
        until(() -> phase("worse") == Phase.REFUSED);
        until(() -> rollout("worse").getMetadata().getFinalizers().isEmpty());

        ModelRollout touched = rollout("worse");
        touched.getMetadata().setLabels(Map.of("touched", "yes"));
        client.resource(touched).update();
        Thread.sleep(500);
        assertThat(rollout("worse").getMetadata().getFinalizers()).isEmpty();
        assertThat(phase("worse")).isEqualTo(Phase.REFUSED);
    }

    @Test
    void whatIsNotThere_isAProblemDocument() {
        given().get("/v1/rollouts/none")
                .then()
                .statusCode(404)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin")
                .contentType("application/problem+json")
                .body("detail", equalTo("there is no ModelRollout 'none' in speech"));
        given().accept("application/json")
                .get("/v1/rollouts/none/report")
                .then()
                .statusCode(404)
                .body("detail", equalTo("the gate has not judged a ModelRollout 'none' yet"));
    }

    @Test
    void application_isReadyWhileItWatches() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    private ModelRollout rollout(String name) {
        return client.resources(ModelRollout.class)
                .inNamespace(MockCluster.NAMESPACE)
                .withName(name)
                .get();
    }

    private Phase phase(String name) {
        ModelRollout rollout = rollout(name);
        return rollout.getStatus() == null ? null : rollout.getStatus().phase();
    }

    private Service service() {
        return client.resources(Service.class)
                .inNamespace(MockCluster.NAMESPACE)
                .withName(Stage.SERVICE)
                .get();
    }

    private static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within a minute");
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
