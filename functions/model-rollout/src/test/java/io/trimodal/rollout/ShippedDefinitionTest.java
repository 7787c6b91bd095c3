package io.trimodal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the controller would refuse is refused when it is asked for. */
class ShippedDefinitionTest {
    private static final ShippedDefinition DEFINITION = ShippedDefinition.read();
    private static final String SPEC = """
            apiVersion: trimodal.io/v1alpha1
            kind: ModelRollout
            metadata: {name: next}
            spec: {service: predict, model: small, version: 1.1.0, gate: {evaluationSet: set.csv}}
            """;

    @Test
    void example_isTaken() throws IOException {
        String example = Files.readString(ShippedRole.FOLDER.resolve("example.yaml"));

        assertThat(DEFINITION.refusals(example, Optional.empty())).isEmpty();
        assertThat(DEFINITION.refusals(example, Optional.of(example))).isEmpty();
        assertThat(DEFINITION.refusals(SPEC, Optional.empty())).isEmpty();
    }

    @Test
    void missingSpec_isRefused() {
        String none = "apiVersion: trimodal.io/v1alpha1\nkind: ModelRollout\nmetadata: {name: next}\n";

        assertThat(DEFINITION.refusals(none, Optional.empty()))
                .singleElement()
                .asString()
                .contains("'spec'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "service: predict | service: ''",
                "service: predict | service: Predict",
                "service: predict | service: sssssssssssssssssssssssssssssssssssssssssssssssssssss",
                "model: small | model: ''",
                "model: small | model: a/b",
                "model: small | model: a..b",
                "version: 1.1.0 | version: ''",
                "version: 1.1.0 | version: 1..1",
                "version: 1.1.0 | version: 1.1.0-"
            })
    void namesThatNoPackageOrServiceHas_areRefused(String good, String bad) {
        assertRefused(SPEC.replace(good, bad));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gate: {evaluationSet: ''}",
                "gate: {evaluationSet: ../model.json}",
                "gate: {evaluationSet: a.csv, split: ''}",
                "gate: {evaluationSet: a.csv, protocol: random}",
                "gate: {evaluationSet: a.csv, missingRates: []}",
                "gate: {evaluationSet: a.csv, missingRates: [0, 1.5]}",
                "gate: {evaluationSet: a.csv, missingRates: [-0.1]}",
                "gate: {evaluationSet: a.csv, missingRates: [0.5, 0.1, 0.5]}",
                "gate: {evaluationSet: a.csv, seeds: []}",
                "gate: {evaluationSet: a.csv, seeds: [-1]}",
                "gate: {evaluationSet: a.csv, seeds: [4294967296]}",
                "gate: {evaluationSet: a.csv, seeds: [1, 2, 1]}",
                "gate: {evaluationSet: a.csv, tolerances: {MAE: -0.01}}",
                "gate: {evaluationSet: a.csv, areaTolerances: {MAE: 0.1, Corr: -1}}"
            })
    void gatesThatMeasureNothing_areRefused(String gate) {
        assertRefused(SPEC.replace("gate: {evaluationSet: set.csv}", gate));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "steps: []",
                "steps: [0, 100]",
                "steps: [50, 10, 100]",
                "steps: [10, 10, 100]",
                "steps: [100, 100]",
                "steps: [10, 50]",
                "steps: [50, 101]",
                "steps: [10, 100, 50]",
                "hold: 5",
                "hold: 99999999999999999h"
            })
    void stepsThatDoNotRiseTo100_areRefused(String traffic) {
        assertRefused(SPEC.replace("spec: {", "spec: {traffic: {" + traffic + "}, "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"steps: [100]", "steps: [1, 2, 3, 100]", "hold: 0s", "hold: 1h30m"})
    void stepsThatRiseTo100_areTaken(String traffic) {
        assertThat(DEFINITION.refusals(
                        SPEC.replace("spec: {", "spec: {traffic: {" + traffic + "}, "), Optional.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"maximumErrorRate: 1.1", "maximumErrorRate: -0.1", "minimumRequests: 0", "progressDeadline: soon"
            })
    void limitsThatAreNone_areRefused(String health) {
        assertRefused(SPEC.replace("spec: {", "spec: {health: {" + health + "}, "));
    }

    @Test
    void anotherVersion_isAnotherRollout() {
        assertThat(DEFINITION.refusals(SPEC.replace("1.1.0", "1.2.0"), Optional.of(SPEC)))
                .containsExactly("spec: service, model and version are fixed: make another ModelRollout");
        assertThat(DEFINITION.refusals(SPEC.replace("set.csv", "other.csv"), Optional.of(SPEC)))
                .isEmpty();
    }

    private static void assertRefused(String rollout) {
        assertThat(DEFINITION.refusals(rollout, Optional.empty())).as(rollout).isNotEmpty();
    }
}
