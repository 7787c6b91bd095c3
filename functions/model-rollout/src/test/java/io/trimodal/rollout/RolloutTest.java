package io.trimodal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.knative.serving.v1.TrafficTargetBuilder;
import io.trimodal.rollout.resource.ConditionType;
import io.trimodal.rollout.resource.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Roll-outs that succeed, or have nothing to do. */
class RolloutTest extends StageTest {
    @Test
    void anEqualCandidate_getsAllRequestsStepByStep() {
        stage.withService();
        stage.ask("1.1.0");
        stage.candidate.answers("/v1/predict", 200, 100);

        stage.turn();
        String revision = stage.rollout().getStatus().deployed().candidateRevision();
        assertThat(revision).matches("trimodal-predict-small-1-1-0-[0-9a-f]{8}");
        assertThat(stage.phase()).isEqualTo(Phase.STARTING);
        assertThat(stage.traffic())
                .as("before it is ready")
                .containsExactly("trimodal-predict-00001 100", revision + " 0 candidate");
        assertThat(variable()).isEqualTo("small:1.1.0,other:2.3.0");

        stage.turn();
        assertThat(stage.traffic()).containsExactly("trimodal-predict-00001 90", revision + " 10 candidate");
        stage.pass(Duration.ofSeconds(59));
        stage.turn();
        assertThat(stage.rollout().getStatus().share()).isEqualTo(10);
        stage.pass(Duration.ofSeconds(1));
        stage.turn();
        assertThat(stage.traffic()).containsExactly("trimodal-predict-00001 50", revision + " 50 candidate");
        stage.pass(Duration.ofMinutes(1));
        stage.turn();
        assertThat(stage.traffic()).containsExactly("trimodal-predict-00001 0", revision + " 100 candidate");
        assertThat(stage.metrics
                        .get("trimodal.rollout.share")
                        .tags("rollout", Stage.ROLLOUT, "model", "small:1.1.0")
                        .gauge()
                        .value())
                .isEqualTo(100);
        stage.pass(Duration.ofMinutes(1));
        stage.turn();

        assertThat(stage.phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(stage.traffic()).as("followed the latest before").containsExactly("latest 100");
        assertThat(stage.knative.revisions()).containsExactlyInAnyOrder("trimodal-predict-00001", revision);
        assertThat(stage.reasons())
                .containsExactly(
                        "CandidateReady",
                        "Deployed",
                        "GatePassed",
                        "PackageVerified",
                        "RolledOut",
                        "TrafficShifted",
                        "TrafficShifted",
                        "TrafficShifted");
        for (ConditionType type : ConditionType.values()) {
            assertThat(condition(type).getStatus()).as(type.key()).isEqualTo("True");
        }
        assertThat(stage.turn()).isEmpty();
        assertThat(stage.metrics.find("trimodal.rollout.share").gauge())
                .as("there is no share any more")
                .isNull();
        stage.restart();
        stage.turn();
        assertThat(stage.metrics.find("trimodal.rollout.share").gauge())
                .as("nor after a start")
                .isNull();
    }

    @Test
    void theLiveVersion_isLeftAlone() {
        stage.withService();
        stage.ask("1.0.0");

        assertThat(stage.turn()).isEmpty();
        assertThat(stage.phase()).isEqualTo(Phase.UNCHANGED);
        assertThat(condition(ConditionType.READY).getStatus()).isEqualTo("True");
        assertThat(stage.cluster.writtenServices()).isEmpty();
    }

    @Test
    void trafficThatWasPinned_staysPinned_andFurtherTagsStay() {
        stage.withService();
        var service = stage.service();
        service.getSpec()
                .setTraffic(List.of(
                        new TrafficTargetBuilder()
                                .withRevisionName("trimodal-predict-00001")
                                .withPercent(100L)
                                .build(),
                        new TrafficTargetBuilder()
                                .withRevisionName("trimodal-predict-00001")
                                .withTag("debug")
                                .build()));
        stage.cluster.client().resource(service).update();
        stage.knative.settle();
        stage.ask("1.1.0");
        stage.turnUntil(Phase.SUCCEEDED);

        String revision = stage.rollout().getStatus().deployed().candidateRevision();
        assertThat(stage.traffic()).containsExactly(revision + " 100", "trimodal-predict-00001 null debug");
    }
}
