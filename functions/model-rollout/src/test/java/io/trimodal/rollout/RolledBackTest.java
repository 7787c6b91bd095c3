package io.trimodal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.rollout.resource.ConditionType;
import io.trimodal.rollout.resource.Phase;
import java.time.Duration;
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
        stage.turn();

        assertThat(stage.phase()).isEqualTo(Phase.ROLLED_BACK);
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
        stage.turn();

        assertThat(stage.phase()).isEqualTo(Phase.ROLLED_BACK);
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
        stage.turn();

        assertThat(stage.phase()).isEqualTo(Phase.ROLLED_BACK);
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
        stage.turn();

        assertThat(stage.phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(stage.rollout().getStatus().message()).contains("/q/metrics answers 503");
        assertPutBack();
    }

    @Test
    void aDeletedRollout_isTakenBack() {
        stage.withService();
        stage.ask("1.1.0");
        stage.turn();
        stage.turn();
        stage.cancel();

        assertPutBack();
    }

    /** As before, but for traffic that is pinned, and a template that is named. */
    private void assertPutBack() {
        assertThat(stage.traffic()).containsExactly("trimodal-predict-00001 100");
        assertThat(variable()).isEqualTo("small:1.0.0,other:2.3.0");
        assertThat(stage.service().getSpec().getTemplate().getMetadata().getName())
                .isEqualTo("trimodal-predict-00001");
        assertThat(stage.knative.revisions()).hasSize(2);
    }
}
