package io.trimodal.modeling.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.model.Architecture;
import io.trimodal.model.Manifest.Provenance;
import io.trimodal.modeling.architecture.PublishedConfigurations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainedWeightsTest {
    @Test
    void evaluation_withoutWhatIsNotDefined_isWhatAManifestCanSay() {
        TrainedWeights weights = new TrainedWeights(
                PublishedConfigurations.named(Architecture.ALMT, "mosi"),
                new LinkedHashMap<>(),
                "A toy.",
                new Provenance("trained", "toys", "./trimodal train", 1, List.of()),
                Map.of("test/complete/Corr", Double.NaN, "test/complete/MAE", 1.25),
                Optional.empty());

        assertThat(weights.evaluation()).containsOnly(Map.entry("test/complete/MAE", 1.25));
    }
}
