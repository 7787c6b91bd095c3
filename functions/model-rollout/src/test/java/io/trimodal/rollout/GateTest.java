package io.trimodal.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.model.InvalidPackageException;
import io.trimodal.model.ModelId;
import io.trimodal.modeling.evaluate.Evaluation;
import io.trimodal.rollout.gate.Criterion;
import io.trimodal.rollout.gate.GateReport;
import io.trimodal.rollout.gate.RobustnessGate;
import io.trimodal.rollout.resource.GateSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The gate on real packages in ONNX Runtime. */
class GateTest {
    private static final ModelId LIVE = new ModelId(SmallModels.NAME, "1.0.0");

    private static RobustnessGate gate;

    @BeforeAll
    static void makeModels() {
        gate = SmallModels.gate();
    }

    @Test
    void theSameWeights_passWithoutAnyTolerance() {
        GateReport report = judge("1.1.0", Map.of("MAE", 0.0, "Corr", 0.0), Map.of());

        assertThat(report.passed()).isTrue();
        assertThat(report.criteria())
                .allSatisfy(criterion -> assertThat(criterion.fall()).isZero());
        assertThat(judge("1.1.0", Map.of("MAE", 0.0, "Corr", 0.0), Map.of()).json())
                .as("the same question has the same answer, to the byte")
                .isEqualTo(report.json());
    }

    @Test
    void theArea_isThatUnderTheCurveThroughTheRates() {
        GateReport report = judge("2.0.0", Map.of("MAE", 9.0), Map.of("MAE", 9.0));
        Criterion area = report.criteria().getLast();
        List<Double> errors = report.evaluation().evaluations().getLast().rates().stream()
                .map(Evaluation.AtRate::metrics)
                .map(metrics -> metrics.get("MAE"))
                .toList();

        assertThat(area.scope()).isEqualTo(Criterion.Scope.AREA);
        assertThat(area.candidate())
                .as("rates 0, 0.2, 0.8")
                .isCloseTo(
                        (0.2 * (errors.get(0) + errors.get(1)) / 2 + 0.6 * (errors.get(1) + errors.get(2)) / 2) / 0.8,
                        within(1e-12));
    }

    @Test
    void aToleranceJustBelowTheFall_refuses_andTheFallItselfPasses() {
        double complete = judge("2.0.0", Map.of("MAE", 9.0), Map.of())
                .criteria()
                .getFirst()
                .fall();
        double area = judge("2.0.0", Map.of("MAE", 9.0), Map.of())
                .criteria()
                .getLast()
                .fall();
        assertThat(complete).isGreaterThan(0.01);
        assertThat(area).isGreaterThan(0.01);

        assertThat(judge("2.0.0", Map.of("MAE", complete), Map.of("MAE", area)).passed())
                .isTrue();
        assertThat(judge("2.0.0", Map.of("MAE", complete - 1e-6), Map.of("MAE", area))
                        .passed())
                .isFalse();
        assertThat(judge("2.0.0", Map.of("MAE", complete), Map.of("MAE", area - 1e-6))
                        .passed())
                .isFalse();
    }

    @Test
    void aMetricThatOnlyTheCandidateLacks_isLost() {
        assertThat(new Criterion("Corr", Criterion.Scope.COMPLETE, 0.5, Double.NaN, 1).passed())
                .isFalse();
        assertThat(new Criterion("Corr", Criterion.Scope.COMPLETE, Double.NaN, 0.5, 0).passed())
                .isTrue();
    }

    @Test
    void aDamagedPackage_isNotVerified() {
        assertThatThrownBy(() -> gate.verify(new ModelId(SmallModels.NAME, "3.0.0")))
                .isInstanceOf(InvalidPackageException.class)
                .hasMessageContaining("fuse.onnx");
    }

    private static GateReport judge(String version, Map<String, Double> tolerances, Map<String, Double> areas) {
        return gate.judge(
                LIVE,
                new ModelId(SmallModels.NAME, version),
                new GateSpec(SmallModels.SET, null, null, List.of(0.0, 0.2, 0.8), null, tolerances, areas));
    }
}
