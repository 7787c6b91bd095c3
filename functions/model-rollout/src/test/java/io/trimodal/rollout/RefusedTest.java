package io.trimodal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.rollout.resource.ConditionType;
import io.trimodal.rollout.resource.GateSpec;
import io.trimodal.rollout.resource.ModelRollout;
import io.trimodal.rollout.resource.ModelRolloutSpec;
import io.trimodal.rollout.resource.Phase;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Roll-outs that end before anything is changed. */
class RefusedTest extends StageTest {
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
        stage.cluster.acceptAnyRollout();
        stage.ask("1.1.0", gate("../models/small/1.0.0/model.json", Map.of()));
        stage.turn();
        assertThat(condition(ConditionType.VERIFIED).getReason()).isEqualTo("InvalidSpec");
        assertThat(stage.rollout().getStatus().message())
                .startsWith("spec.gate.evaluationSet must be the name of a file");
    }

    /** As a definition of an earlier version let in. */
    @Test
    void whatTheDefinitionWouldRefuse_isRefusedWithTheField() {
        stage.withService();
        stage.cluster.acceptAnyRollout();
        ModelRollout rollout = new ModelRollout();
        rollout.getMetadata().setName(Stage.ROLLOUT);
        rollout.getMetadata().setNamespace(MockCluster.NAMESPACE);
        stage.cluster.client().resource(rollout).create();
        stage.turn();
        assertThat(stage.rollout().getStatus().message()).isEqualTo("spec is missing");

        stage.cluster.client().resource(stage.rollout()).delete();
        stage.ask("1.1.0", Stage.USUAL_GATE, "99999999999999999h");
        stage.turn();
        assertThat(stage.phase()).isEqualTo(Phase.REFUSED);
        assertThat(stage.rollout().getStatus().message()).startsWith("spec.traffic.hold must be a duration such as");
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

    private static GateSpec gate(String set, Map<String, Double> tolerances) {
        return new GateSpec(set, null, null, List.of(0.0, 0.5), null, tolerances, null);
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
