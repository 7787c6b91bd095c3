package io.trimodal.function.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbeddedMetricsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final EmbeddedMetrics metrics = new EmbeddedMetrics(meters, JSON, Optional.of("predict"));

    @Test
    void lines_holdWhatIsNew_underTheNamesThatAreScraped() throws IOException {
        meters.counter("trimodal.utterances.scored", "model", "almt").increment(3);
        meters.timer("trimodal.scoring", "model", "almt").record(Duration.ofMillis(1500));
        meters.counter("http.other").increment();

        List<String> lines = metrics.lines("predict", 1_700_000_000_000L);

        assertThat(lines).hasSize(1);
        JsonNode line = JSON.readTree(lines.getFirst());
        assertThat(line.at("/_aws/Timestamp").asLong()).isEqualTo(1_700_000_000_000L);
        JsonNode directive = line.at("/_aws/CloudWatchMetrics/0");
        assertThat(directive.at("/Namespace").asText()).isEqualTo("Trimodal");
        assertThat(directive.at("/Dimensions").toString()).isEqualTo("[[\"function\"],[\"function\",\"model\"]]");
        assertThat(directive.at("/Metrics").findValuesAsText("Name"))
                .containsExactlyInAnyOrder(
                        "trimodal_utterances_scored_total",
                        "trimodal_scoring_seconds_sum",
                        "trimodal_scoring_seconds_count");
        assertThat(line.at("/function").asText()).isEqualTo("predict");
        assertThat(line.at("/model").asText()).isEqualTo("almt");
        assertThat(line.at("/trimodal_utterances_scored_total").asDouble()).isEqualTo(3);
        assertThat(line.at("/trimodal_scoring_seconds_sum").asDouble()).isEqualTo(1.5);
    }

    @Test
    void laterLines_holdTheDifference_andNothingWhereThereIsNone() throws IOException {
        meters.counter("trimodal.utterances.scored").increment(3);
        metrics.lines("predict", 0);
        meters.counter("trimodal.utterances.scored").increment(2);

        assertThat(JSON.readTree(metrics.lines("predict", 0).getFirst())
                        .at("/trimodal_utterances_scored_total")
                        .asDouble())
                .isEqualTo(2);
        assertThat(metrics.lines("predict", 0)).isEmpty();
    }
}
