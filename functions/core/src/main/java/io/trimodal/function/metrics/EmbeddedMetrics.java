package io.trimodal.function.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The project's own metrics as lines in CloudWatch's Embedded Metric Format, which Lambda takes from the log: what has
 * come to each counter and timer since the line before. Names are those on {@code /q/metrics}:
 * {@code trimodal_utterances_scored_total}, {@code trimodal_scoring_seconds_sum} and {@code _count}. Lambda stops a
 * process between calls, so nothing can be sent by the clock: a line is written at the end of a call. Thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">The
 *     format</a>
 */
@Singleton
public final class EmbeddedMetrics {
    /** The namespace in CloudWatch. */
    static final String NAMESPACE = "Trimodal";

    private static final String PREFIX = "trimodal.";
    private static final String FUNCTION = "function";
    /** The format's limit of metrics in one line. */
    private static final int MOST_METRICS = 100;

    private final MeterRegistry meters;
    private final ObjectMapper json;
    /** Empty where this is not Lambda. */
    private final String function;

    private final Map<String, Double> written = new HashMap<>();

    /** @param function name of the Lambda function; empty elsewhere, and then nothing is written */
    public EmbeddedMetrics(
            MeterRegistry meters,
            ObjectMapper json,
            @ConfigProperty(name = "AWS_LAMBDA_FUNCTION_NAME") Optional<String> function) {
        this.meters = meters;
        this.json = json;
        this.function = function.orElse("");
    }

    /** Writes what is new to standard output, if this is Lambda. */
    public void flush() {
        if (!function.isEmpty()) {
            lines(function, System.currentTimeMillis()).forEach(System.out::println);
        }
    }

    /** A line for each set of tags that has something new. */
    synchronized List<String> lines(String name, long now) {
        Map<List<Tag>, Map<String, Double>> news = new LinkedHashMap<>();
        for (Meter meter : meters.getMeters()) {
            if (meter.getId().getName().startsWith(PREFIX)) {
                Map<String, Double> values = values(meter);
                values.forEach((metric, value) -> {
                    double before = written.getOrDefault(metric + meter.getId().getTags(), 0.0);
                    if (value > before) {
                        written.put(metric + meter.getId().getTags(), value);
                        news.computeIfAbsent(meter.getId().getTags(), _ -> new LinkedHashMap<>())
                                .put(metric, value - before);
                    }
                });
            }
        }
        List<String> lines = new ArrayList<>();
        news.forEach((tags, values) -> lines.add(line(name, now, tags, values)));
        return lines;
    }

    private static Map<String, Double> values(Meter meter) {
        String name = meter.getId().getName().replace('.', '_');
        return switch (meter) {
            case Counter counter -> Map.of(name + "_total", counter.count());
            case Timer timer -> sumAndCount(name + "_seconds", timer.totalTime(TimeUnit.SECONDS), timer.count());
            case DistributionSummary summary -> sumAndCount(name, summary.totalAmount(), summary.count());
            default -> Map.of();
        };
    }

    private static Map<String, Double> sumAndCount(String name, double sum, long count) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(name + "_sum", sum);
        values.put(name + "_count", (double) count);
        return values;
    }

    private String line(String name, long now, List<Tag> tags, Map<String, Double> values) {
        ObjectNode line = json.createObjectNode();
        ObjectNode head = line.putObject("_aws").put("Timestamp", now);
        ObjectNode directive = head.putArray("CloudWatchMetrics").addObject().put("Namespace", NAMESPACE);
        ArrayNode dimensionSets = directive.putArray("Dimensions");
        // the sum over all tags of a function, and each set of tags by itself
        dimensionSets.addArray().add(FUNCTION);
        if (!tags.isEmpty()) {
            ArrayNode all = dimensionSets.addArray().add(FUNCTION);
            tags.forEach(tag -> all.add(tag.getKey()));
        }
        line.put(FUNCTION, name);
        tags.forEach(tag -> line.put(tag.getKey(), tag.getValue()));
        ArrayNode metrics = directive.putArray("Metrics");
        values.entrySet().stream().limit(MOST_METRICS).forEach(value -> {
            metrics.addObject()
                    .put("Name", value.getKey())
                    .put("Unit", value.getKey().endsWith("_seconds_sum") ? "Seconds" : "Count");
            line.put(value.getKey(), value.getValue());
        });
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("metrics are no JSON", e);
        }
    }
}
