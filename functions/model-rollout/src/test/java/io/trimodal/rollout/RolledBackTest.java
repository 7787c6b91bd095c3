package io.trimodal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.knative.serving.v1.TrafficTargetBuilder;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.trimodal.rollout.resource.ConditionType;
import io.trimodal.rollout.resource.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Roll-outs that are taken back. */
class RolledBackTest extends StageTest {
    @Test
    void aRevisionThatIsNotReadyInTime_isTakenBack() {
        stage.withService();
        stage.ask("1.1.0");
        stage.knative.startNothing();
        stage.turn();
        stage.pass(Duration.ofMinutes(4));
        stage.turn();
        assertThat(stage.phase()).isEqualTo(Phase.STARTING);
        stage.pass(Duration.ofMinutes(1));
        stage.turnUntil(Phase.ROLLED_BACK);

        assertThat(condition(ConditionType.CANDIDATE_READY).getReason()).isEqualTo("NotReadyInTime");
        assertPutBack();
    }

    @Test
    void aRevisionThatFailsWhileItServes_isTakenBack() {
        stage.withService();
        stage.ask("1.1.0");
        stage.turn();
        stage.turn();
        stage.knative.fail(stage.rollout().getStatus().deployed().candidateRevision());
        stage.knative.settle();
        stage.turnUntil(Phase.ROLLED_BACK);

        assertThat(condition(ConditionType.HEALTHY).getReason()).isEqualTo("CandidateFailed");
        assertPutBack();
    }

    @Test
    void tooManyErrors_rollBack() {
        stage.withService();
        stage.ask("1.1.0");
        stage.candidate.answers("/v1/predict", 200, 57);
        stage.candidate.answers("/v1/predict", 400, 40);
        stage.candidate.answers("/v1/predict", 500, 3);
        stage.turn();
        stage.turn();
        assertThat(condition(ConditionType.HEALTHY).getMessage()).startsWith("3 of 100 requests failed (3.00 %)");

        stage.candidate.answers("/v1/explain", 503, 10);
        stage.candidate.answers("/q/health/ready", 200, 1000);
        stage.pass(Duration.ofSeconds(15));
        stage.turnUntil(Phase.ROLLED_BACK);

        assertThat(condition(ConditionType.HEALTHY).getReason()).isEqualTo("TooManyErrors");
        assertThat(condition(ConditionType.HEALTHY).getMessage()).startsWith("13 of 110 requests failed (11.82 %)");
        assertThat(stage.reasons()).contains("TooManyErrors", "RolledBack");
        assertPutBack();
    }

    @Test
    void metricsThatCannotBeRead_stopTheShift_andRollBackAtTheDeadline() {
        stage.withService();
        stage.ask("1.1.0");
        stage.candidate.hideMetrics();
        stage.turn();
        stage.turn();
        stage.pass(Duration.ofMinutes(4));
        stage.turn();
        assertThat(stage.rollout().getStatus().share()).isEqualTo(10);
        assertThat(condition(ConditionType.HEALTHY).getReason()).isEqualTo("MetricsUnreadable");
        stage.pass(Duration.ofMinutes(1));
        stage.turnUntil(Phase.ROLLED_BACK);

        assertThat(stage.rollout().getStatus().message()).contains("/q/metrics answers 503");
        assertPutBack();
    }

    /** A share that is held for longer than the deadline: what counts is how long the metrics have been unknown. */
    @Test
    void metricsThatCannotBeReadForAWhile_afterTheDeadline_areWaitedFor() {
        stage.withService();
        stage.ask("1.1.0", Stage.USUAL_GATE, "30m");
        stage.turn();
        stage.turn();
        stage.pass(Duration.ofMinutes(6));
        stage.candidate.hideMetrics();
        stage.turn();
        assertThat(stage.phase()).isEqualTo(Phase.SHIFTING);
        assertThat(condition(ConditionType.HEALTHY).getReason()).isEqualTo("MetricsUnreadable");

        stage.pass(Duration.ofMinutes(4));
        stage.candidate.showMetrics();
        stage.turn();
        stage.candidate.hideMetrics();
        stage.pass(Duration.ofMinutes(4));
        stage.turn();
        assertThat(stage.phase()).as("it counts from anew").isEqualTo(Phase.SHIFTING);

        stage.restart();
        stage.pass(Duration.ofMinutes(4));
        stage.turn();
        assertThat(stage.phase()).isEqualTo(Phase.SHIFTING);
        stage.pass(Duration.ofMinutes(1));
        stage.turnUntil(Phase.ROLLED_BACK);
        assertPutBack();
    }

    /** The latest revision is the candidate until Knative has seen the template of before. */
    @Test
    void trafficThatFollowedTheLatest_isPinnedUntilThatIsNotTheCandidate_andThenFollowsItAgain() {
        stage.withService();
        stage.ask("1.1.0");
        stage.candidate.answers("/v1/predict", 500, 100);
        stage.turn();
        stage.turn();

        assertThat(stage.phase()).isEqualTo(Phase.ROLLING_BACK);
        assertThat(stage.traffic()).containsExactly("trimodal-predict-00001 100");
        assertThat(stage.rollout().getStatus().share()).isZero();
        assertThat(condition(ConditionType.READY).getReason()).isEqualTo("WaitingForLatest");
        stage.turn();
        assertThat(stage.phase()).isEqualTo(Phase.ROLLED_BACK);
        assertPutBack();
    }

    @Test
    void aLaterApply_isServed_andALaterRolloutGoesOn() {
        stage.withService();
        stage.ask("1.1.0");
        stage.candidate.answers("/v1/predict", 500, 100);
        stage.turnUntil(Phase.ROLLED_BACK);

        var service = stage.service();
        service.getSpec().getTemplate().getMetadata().setName("");
        service.getSpec().getTemplate().getSpec().setContainerConcurrency(32L);
        stage.cluster.client().resource(service).update();
        stage.knative.settle();
        assertThat(stage.served()).containsExactly("trimodal-predict-00002 100");

        stage.cluster.client().resource(stage.rollout()).delete();
        stage.startAnotherCandidate();
        stage.ask("1.1.0");
        stage.turnUntil(Phase.SUCCEEDED);
    }

    @Test
    void trafficThatWasPinned_staysPinned() {
        stage.withService();
        var service = stage.service();
        service.getSpec()
                .setTraffic(List.of(new TrafficTargetBuilder()
                        .withRevisionName("trimodal-predict-00001")
                        .withPercent(100L)
                        .build()));
        stage.cluster.client().resource(service).update();
        stage.knative.settle();
        stage.ask("1.1.0");
        stage.candidate.answers("/v1/predict", 500, 100);
        stage.turnUntil(Phase.ROLLED_BACK);

        assertThat(stage.traffic()).containsExactly("trimodal-predict-00001 100");
    }

    @Test
    void aCandidateWithoutAnImage_isToldWithItsPodsCause() {
        stage.withService();
        stage.ask("1.1.0");
        stage.knative.startNothing();
        stage.turn();
        stage.knative.cannotStart(
                new PodStatusBuilder()
                        .addNewContainerStatus()
                        .withName("predict")
                        .withNewState()
                        .withNewWaiting()
                        .withReason("ErrImagePull")
                        .withMessage("registry.example/trimodal-predict:1.0.0: not found")
                        .endWaiting()
                        .endState()
                        .endContainerStatus()
                        .build(),
                stage.rollout().getStatus().deployed().candidateRevision());
        stage.turn();

        assertThat(condition(ConditionType.CANDIDATE_READY).getMessage())
                .startsWith("Deploying; pod trimodal-predict-small-1-1-0-")
                .endsWith("container predict: ErrImagePull: registry.example/trimodal-predict:1.0.0: not found");
        stage.pass(Duration.ofMinutes(5));
        stage.turnUntil(Phase.ROLLED_BACK);
        assertThat(stage.rollout().getStatus().message()).contains("ErrImagePull");
    }

    @Test
    void aCandidateWithoutANode_isToldWithItsPodsCause() {
        stage.withService();
        stage.ask("1.1.0");
        stage.knative.startNothing();
        stage.turn();
        stage.knative.cannotStart(
                new PodStatusBuilder()
                        .addNewCondition()
                        .withType("PodScheduled")
                        .withStatus("False")
                        .withReason("Unschedulable")
                        .withMessage("0/2 nodes are available: 2 Insufficient nvidia.com/gpu.")
                        .endCondition()
                        .build(),
                stage.rollout().getStatus().deployed().candidateRevision());
        stage.turn();

        assertThat(condition(ConditionType.CANDIDATE_READY).getMessage())
                .endsWith("Unschedulable: 0/2 nodes are available: 2 Insufficient nvidia.com/gpu.");
    }

    @Test
    void aCandidateThatEndsAgainAndAgain_isToldWithItsLastEnd() {
        stage.withService();
        stage.ask("1.1.0");
        stage.knative.startNothing();
        stage.turn();
        stage.knative.cannotStart(
                new PodStatusBuilder()
                        .addNewContainerStatus()
                        .withName("predict")
                        .withNewState()
                        .withNewWaiting()
                        .withReason("CrashLoopBackOff")
                        .endWaiting()
                        .endState()
                        .withNewLastState()
                        .withNewTerminated()
                        .withReason("OOMKilled")
                        .withExitCode(137)
                        .endTerminated()
                        .endLastState()
                        .endContainerStatus()
                        .build(),
                stage.rollout().getStatus().deployed().candidateRevision());
        stage.turn();

        assertThat(condition(ConditionType.CANDIDATE_READY).getMessage())
                .endsWith("container predict: CrashLoopBackOff; OOMKilled (exit code 137)");
    }

    @Test
    void aCandidateWithoutACause_saysWhereToLook() {
        stage.withService();
        stage.ask("1.1.0");
        stage.knative.startNothing();
        stage.turn();
        stage.turn();

        assertThat(condition(ConditionType.CANDIDATE_READY).getMessage())
                .endsWith("kubectl describe pods -l serving.knative.dev/revision="
                        + stage.rollout().getStatus().deployed().candidateRevision());
    }

    /** As before, but for a template that is named. */
    private void assertPutBack() {
        assertThat(stage.traffic()).containsExactly("latest 100");
        assertThat(stage.served()).containsExactly("trimodal-predict-00001 100");
        assertThat(variable()).isEqualTo("small:1.0.0,other:2.3.0");
        assertThat(stage.service().getSpec().getTemplate().getMetadata().getName())
                .isEqualTo("trimodal-predict-00001");
        assertThat(stage.knative.revisions()).hasSize(2);
    }
}
