package io.trimodal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.knative.serving.v1.TrafficTargetBuilder;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.trimodal.knative.ManifestCheck;
import io.trimodal.rollout.resource.ConditionType;
import io.trimodal.rollout.resource.GateSpec;
import io.trimodal.rollout.resource.ModelRollout;
import io.trimodal.rollout.resource.ModelRolloutSpec;
import io.trimodal.rollout.resource.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way that a roll-out can go, with real packages in ONNX Runtime and metrics over HTTP, against {@link MockCluster}. */
class RolloutTest {
    private Stage stage;

    @BeforeEach
    void open() throws IOException {
        stage = new Stage(SmallModels.gate());
    }

    @AfterEach
    void close() {
        for (String service : stage.cluster.writtenServices()) {
            assertThat(ManifestCheck.ofDefaults().check(service)).isEmpty();
        }
        assertThat(stage.cluster.requests()).isNotEmpty().allMatch(ShippedRole.read()::allows);
        stage.close();
    }

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
        assertThat(stage.metrics
                        .get("trimodal.rollout.share")
                        .tags("rollout", Stage.ROLLOUT, "model", "small:1.1.0")
                        .gauge()
                        .value())
                .isEqualTo(100);
        assertThat(stage.turn()).isEmpty();
    }

    @Test
    void aWorseCandidate_isRefusedWithAReport_andTheServiceIsNotTouched() throws IOException {
        stage.withService();
        stage.ask("2.0.0");
        stage.turn();

        assertThat(stage.phase()).isEqualTo(Phase.REFUSED);
        assertThat(stage.cluster.writtenServices()).isEmpty();
        assertThat(condition(ConditionType.GATE_PASSED).getReason()).isEqualTo("Worse");
        assertThat(stage.reasons()).containsExactly("PackageVerified", "Worse");

        JsonNode report = new ObjectMapper().readTree(stage.report().get("report.json"));
        assertThat(report.at("/gate/verdict").asText()).isEqualTo("refused");
        assertThat(report.at("/evaluations/0/model").asText()).isEqualTo("small:1.0.0");
        assertThat(report.at("/evaluations/1/model").asText()).isEqualTo("small:2.0.0");
        assertThat(report.at("/evaluations/0/mask_digest")).isEqualTo(report.at("/evaluations/1/mask_digest"));
        assertThat(report.at("/evaluations/0/rates/0/metrics/MAE").asDouble())
                .as("the labels are what the live version says")
                .isLessThan(1e-4);
        JsonNode error = criterion(report, "MAE", "complete");
        assertThat(error.path("passed").asBoolean()).isFalse();
        assertThat(error.path("fall").asDouble())
                .isEqualTo(report.at("/evaluations/1/rates/0/metrics/MAE").asDouble()
                        - report.at("/evaluations/0/rates/0/metrics/MAE").asDouble());
    }

    @Test
    void aWorseCandidate_passesAGateThatToleratesIt_onceTheSpecificationIsChanged() {
        stage.withService();
        stage.ask("2.0.0");
        stage.turn();
        assertThat(stage.phase()).isEqualTo(Phase.REFUSED);

        ModelRollout rollout = stage.rollout();
        GateSpec strict = rollout.getSpec().gate();
        rollout.setSpec(new ModelRolloutSpec(
                rollout.getSpec().service(),
                rollout.getSpec().model(),
                rollout.getSpec().version(),
                new GateSpec(
                        strict.evaluationSet(),
                        strict.split(),
                        strict.protocol(),
                        strict.missingRates(),
                        strict.seeds(),
                        Map.of("MAE", 5.0),
                        Map.of()),
                rollout.getSpec().traffic(),
                rollout.getSpec().health()));
        stage.cluster.client().resource(rollout).update();
        stage.turnUntil(Phase.SUCCEEDED);
        assertThat(variable()).isEqualTo("small:2.0.0,other:2.3.0");
        assertThat(stage.rollout().getStatus().observedGeneration())
                .isEqualTo(stage.rollout().getMetadata().getGeneration());
    }

    @Test
    void aMetricThatThereIsNot_isNamed() {
        stage.withService();
        stage.ask("1.1.0", gate(SmallModels.SET, Map.of("mae", 0.1)));
        stage.turn();

        assertThat(stage.phase()).isEqualTo(Phase.REFUSED);
        assertThat(stage.rollout().getStatus().message()).contains("names no metric with 'mae'; there is [Has0_acc_2");
    }

    @Test
    void anEvaluationSetThatThereIsNot_orOutsideItsFolder_isNamed() {
        stage.withService();
        stage.ask("1.1.0", gate("none.pkl", Map.of()));
        stage.turn();
        assertThat(stage.phase()).isEqualTo(Phase.REFUSED);
        assertThat(condition(ConditionType.GATE_PASSED).getReason()).isEqualTo("NotMeasurable");
        assertThat(stage.rollout().getStatus().message()).contains("none.pkl", "does not exist");

        stage.cluster.client().resource(stage.rollout()).delete();
        stage.ask("1.1.0", gate("../models/small/1.0.0/model.json", Map.of()));
        stage.turn();
        assertThat(condition(ConditionType.VERIFIED).getReason()).isEqualTo("InvalidSpec");
        assertThat(stage.rollout().getStatus().message())
                .startsWith("spec.gate.evaluationSet must be the name of a file");
    }

    @Test
    void aDamagedPackage_isRefusedWithTheFilesName() {
        stage.withService();
        stage.ask("3.0.0");
        stage.turn();

        assertThat(stage.phase()).isEqualTo(Phase.REFUSED);
        assertThat(condition(ConditionType.VERIFIED).getReason()).isEqualTo("PackageDamaged");
        assertThat(stage.rollout().getStatus().message()).contains("fuse.onnx", "has the SHA-256");
        assertThat(stage.cluster.writtenServices()).isEmpty();
    }

    @Test
    void aVersionThatThereIsNot_isRefusedWithThoseThereAre() {
        stage.withService();
        stage.ask("9.9.9");
        stage.turn();

        assertThat(condition(ConditionType.VERIFIED).getReason()).isEqualTo("UnknownModel");
        assertThat(stage.rollout().getStatus().message()).contains("no model 'small:9.9.9'", "small:1.1.0");
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
    void aServiceThatThereIsNot_isWaitedFor() {
        stage.ask("1.1.0");
        assertThat(stage.turn()).contains(Duration.ofSeconds(15));
        assertThat(condition(ConditionType.VERIFIED).getReason()).isEqualTo("ServiceNotFound");
        stage.turn();
        assertThat(stage.reasons()).as("told once").containsExactly("ServiceNotFound");

        stage.withService();
        stage.turnUntil(Phase.SUCCEEDED);
    }

    @Test
    void aServiceThatNamesNoVersion_isRefused() {
        stage.withService();
        var service = stage.service();
        environment(service).getFirst().setValue("small,other:2.3.0");
        stage.cluster.client().resource(service).update();
        stage.knative.settle();
        stage.ask("1.1.0");
        stage.turn();

        assertThat(condition(ConditionType.VERIFIED).getReason()).isEqualTo("ModelNotPinned");
        assertThat(stage.rollout().getStatus().message()).contains("TRIMODAL_MODELS_NAMES is small,other:2.3.0");
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
        List<String> traffic = stage.traffic();
        stage.turn();

        assertThat(stage.phase()).isEqualTo(Phase.SUPERSEDED);
        assertThat(stage.traffic()).isEqualTo(traffic);
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
    void aDeletedRollout_isTakenBack() {
        stage.withService();
        stage.ask("1.1.0");
        stage.turn();
        stage.turn();
        stage.cancel();

        assertPutBack();
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

    /** As before, but for traffic that is pinned, and a template that is named. */
    private void assertPutBack() {
        assertThat(stage.traffic()).containsExactly("trimodal-predict-00001 100");
        assertThat(variable()).isEqualTo("small:1.0.0,other:2.3.0");
        assertThat(stage.service().getSpec().getTemplate().getMetadata().getName())
                .isEqualTo("trimodal-predict-00001");
        assertThat(stage.knative.revisions()).hasSize(2);
    }

    private static GateSpec gate(String set, Map<String, Double> tolerances) {
        return new GateSpec(set, null, null, List.of(0.0, 0.5), null, tolerances, null);
    }

    private String variable() {
        return environment(stage.service()).getFirst().getValue();
    }

    private static List<EnvVar> environment(Service service) {
        return service.getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getEnv();
    }

    private Condition condition(ConditionType type) {
        return stage.rollout().getStatus().condition(type).orElseThrow();
    }

    private static JsonNode criterion(JsonNode report, String metric, String scope) {
        for (JsonNode criterion : report.at("/gate/criteria")) {
            if (criterion.path("metric").asText().equals(metric)
                    && criterion.path("scope").asText().equals(scope)) {
                return criterion;
            }
        }
        throw new AssertionError("no criterion " + metric + " " + scope);
    }
}
