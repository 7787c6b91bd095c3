package io.trimodal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.knative.serving.v1.TrafficTargetBuilder;
import io.trimodal.rollout.resource.ConditionType;
import io.trimodal.rollout.resource.Phase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Others change the Service, or have not made it yet. */
class ConcurrentEditTest extends StageTest {
    @Test
    void aConflictingEdit_isKept_andTheChangeMadeOnTopOfIt() {
        stage.withService();
        stage.ask("1.1.0");
        stage.cluster.beforeNextServiceWrite(service -> service.getMetadata().setLabels(Map.of("team", "speech")));
        stage.turn();

        assertThat(stage.phase()).isEqualTo(Phase.STARTING);
        assertThat(stage.service().getMetadata().getLabels()).containsEntry("team", "speech");
        assertThat(variable()).isEqualTo("small:1.1.0,other:2.3.0");
        stage.turnUntil(Phase.SUCCEEDED);
    }

    @Test
    void aTemplateThatChangesDuringTheGate_isJudgedAnew() {
        stage.withService();
        stage.ask("1.1.0");
        stage.cluster.beforeNextServiceWrite(
                service -> service.getSpec().getTemplate().getSpec().setContainerConcurrency(32L));
        stage.turn();
        assertThat(stage.phase()).isEqualTo(Phase.VERIFYING);
        stage.turnUntil(Phase.SUCCEEDED);

        assertThat(stage.service().getSpec().getTemplate().getSpec().getContainerConcurrency())
                .isEqualTo(32);
        assertThat(stage.reasons()).contains("ServiceChanged");
    }

    @Test
    void anotherTemplateDuringTheShift_supersedes() {
        stage.withService();
        stage.ask("1.1.0");
        stage.turn();
        stage.turn();
        var service = stage.service();
        service.getSpec().getTemplate().getMetadata().setName("trimodal-predict-by-hand");
        stage.cluster.client().resource(service).update();
        stage.turn();
        assertThat(stage.traffic()).as("until what they want is ready").containsExactly("trimodal-predict-00001 100");
        stage.turnUntil(Phase.SUPERSEDED);

        assertThat(stage.traffic()).containsExactly("latest 100");
        assertThat(stage.served()).containsExactly("trimodal-predict-by-hand 100");
        assertThat(condition(ConditionType.READY).getReason()).isEqualTo("Superseded");
    }

    @Test
    void anotherTemplateAndTrafficDuringTheShift_supersede_andStay() {
        stage.withService();
        stage.ask("1.1.0");
        stage.turn();
        stage.turn();
        var service = stage.service();
        service.getSpec().getTemplate().getMetadata().setName("trimodal-predict-by-hand");
        service.getSpec().getTraffic().getFirst().setPercent(100L);
        service.getSpec().getTraffic().removeLast();
        service.getSpec()
                .getTraffic()
                .add(new TrafficTargetBuilder()
                        .withRevisionName("trimodal-predict-by-hand")
                        .withPercent(0L)
                        .withTag("mine")
                        .build());
        stage.cluster.client().resource(service).update();
        stage.turnUntil(Phase.SUPERSEDED);

        assertThat(stage.traffic()).containsExactly("latest 100", "trimodal-predict-by-hand 0 mine");
    }

    @Test
    void aServiceDeletedDuringTheShift_supersedes() {
        stage.withService();
        stage.ask("1.1.0");
        stage.turn();
        stage.turn();
        stage.cluster.client().resource(stage.service()).delete();
        stage.turn();

        assertThat(stage.phase()).isEqualTo(Phase.SUPERSEDED);
    }

    @Test
    void trafficThatSomebodyElseMoves_isMovedBack() {
        stage.withService();
        stage.ask("1.1.0");
        stage.turn();
        stage.turn();
        var service = stage.service();
        service.getSpec().getTraffic().getFirst().setPercent(70L);
        service.getSpec().getTraffic().getLast().setPercent(30L);
        stage.cluster.client().resource(service).update();
        stage.pass(Duration.ofSeconds(15));
        stage.turn();

        assertThat(stage.traffic().getLast()).endsWith(" 10 candidate");
        assertThat(stage.phase()).isEqualTo(Phase.SHIFTING);
    }

    @Test
    void aServiceInTheMiddleOfSomethingElse_isWaitedFor() {
        stage.withService();
        var service = stage.service();
        service.getSpec().getTemplate().getSpec().setContainerConcurrency(32L);
        stage.cluster.client().resource(service).update(); // Knative has not seen it yet
        stage.ask("1.1.0");

        assertThat(stage.turn()).isPresent();
        assertThat(condition(ConditionType.VERIFIED).getReason()).isEqualTo("ServiceBusy");
        stage.turnUntil(Phase.SUCCEEDED);
    }

    @Test
    void aServiceThatThereIsNot_isWaitedFor() {
        stage.ask("1.1.0");
        assertThat(stage.turn()).contains(Duration.ofSeconds(15));
        assertThat(condition(ConditionType.VERIFIED).getReason()).isEqualTo("ServiceNotFound");
        stage.turn();
        assertThat(stage.reasons()).as("told once").containsExactly("ServiceNotFound");

        stage.withService();
        stage.turnUntil(Phase.SUCCEEDED);
    }
}
