package io.trimodal.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.corruption.CorruptionProtocol;
import io.trimodal.feature.Modality;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.ModelId;
import io.trimodal.model.TestManifests;
import io.trimodal.predict.Completeness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OvertakingsTest {
    private static final List<Double> RATES = List.of(0.0, 0.3, 0.6, 0.9);

    @Test
    void placesChangeWhereTheOrderOfAMeasureTurns() {
        List<Overtaking> found = Overtakings.of(
                List.of(
                        model("1", List.of(0.5, 0.6, 0.9, 1.0), List.of(0.0, 0.1, 0.2, 0.3)),
                        model("2", List.of(0.7, 0.6, 0.8, 0.9), List.of(0.0, 0.1, 0.3, 0.2))),
                RATES);

        assertThat(found)
                .containsExactly(
                        new Overtaking("MAE", "toy:1", "toy:2", 0.6),
                        new Overtaking("stability", "toy:1", "toy:2", 0.9));
    }

    @Test
    void undefinedFiguresAreNoOrder() {
        assertThat(Overtakings.of(
                        List.of(
                                model("1", List.of(0.5, Double.NaN, 0.5, 0.5), List.of(0.0, 0.0, 0.0, 0.0)),
                                model("2", List.of(0.6, 0.1, 0.7, 0.7), List.of(0.0, 0.0, 0.0, 0.0))),
                        RATES))
                .isEmpty();
    }

    private static ModelCheck model(String version, List<Double> errors, List<Double> changed) {
        List<RateSummary> summaries = new ArrayList<>();
        List<RateMetrics> rows = new ArrayList<>();
        for (int i = 0; i < RATES.size(); i++) {
            summaries.add(
                    new RateSummary(RATES.get(i), 0, 0, 0, 0, changed.get(i), changed.get(i), OptionalDouble.empty()));
            SequencedMap<String, Double> metrics = new LinkedHashMap<>();
            metrics.put("MAE", errors.get(i));
            rows.add(new RateMetrics(RATES.get(i), metrics));
        }
        return new ModelCheck(
                TestManifests.manifest(new ModelId("toy", version), new LanguageSource.FeaturesOnly(), Map.of()),
                "",
                "",
                List.of(new UtteranceCheck(
                        "u",
                        0,
                        new Completeness.NotEstimated(),
                        summaries,
                        OptionalDouble.empty(),
                        0,
                        List.of(),
                        Optional.empty(),
                        List.of())),
                Optional.of(new LabelledCheck(rows, new LinkedHashMap<>(Map.of("MAE", 0.7)))),
                0,
                0);
    }

    @Test
    void optionsSayWhatIsWrong() {
        assertThatThrownBy(() -> options(List.of(0.5, 0.5), List.of(1L))).hasMessageContaining("ascend");
        assertThatThrownBy(() -> options(List.of(1.0), List.of(1L))).hasMessageContaining("below 1");
        assertThatThrownBy(() -> options(List.of(Double.NaN), List.of(1L))).hasMessageContaining("NaN");
        assertThatThrownBy(() -> options(List.of(), List.of(1L))).hasMessageContaining("rate");
        assertThatThrownBy(() -> options(List.of(0.5), List.of(1L, 1L))).hasMessageContaining("once");
        assertThatThrownBy(() -> options(List.of(0.5), List.of(1L << 32))).hasMessageContaining("seeds");
        assertThatThrownBy(() -> new CheckOptions(CorruptionProtocol.LNLN, Set.of(), List.of(0.5), List.of(1L)))
                .hasMessageContaining("modality");
        assertThat(CheckOptions.published().modalities()).containsExactlyInAnyOrder(Modality.values());
    }

    private static CheckOptions options(List<Double> rates, List<Long> seeds) {
        return new CheckOptions(CorruptionProtocol.LNLN, Set.of(Modality.AUDIO), rates, seeds);
    }
}
