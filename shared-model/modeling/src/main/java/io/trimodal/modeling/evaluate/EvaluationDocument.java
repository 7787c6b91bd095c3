package io.trimodal.modeling.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.modeling.table.MarkdownTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An evaluation with what it was made of, to be printed.
 *
 * @param command that repeats it
 * @param report what was read, repaired and missing
 */
public record EvaluationDocument(
        String command,
        String dataFile,
        String dataSha256,
        String split,
        EvaluationPlan plan,
        List<String> report,
        List<Evaluation> evaluations) {

    /** A Markdown table per model: a row per rate, then the mean. Accuracies and F1 in [0, 1]. */
    public String table() {
        StringBuilder text = new StringBuilder();
        for (Evaluation evaluation : evaluations) {
            boolean complete = evaluation.rates().getFirst().completeness().isPresent();
            List<String> heading = new ArrayList<>(List.of("missing rate"));
            heading.addAll(evaluation.means().sequencedKeySet());
            if (complete) {
                heading.add("completeness");
            }
            List<List<String>> rows = new ArrayList<>();
            for (Evaluation.AtRate rate : evaluation.rates()) {
                List<String> row = row(Double.toString(rate.rate()), rate.metrics());
                rate.completeness().ifPresent(mean -> row.add(number(mean)));
                rows.add(row);
            }
            List<String> mean = row("mean", evaluation.means());
            if (complete) {
                mean.add("");
            }
            rows.add(mean);
            text.append("%s, %s of %s, %d utterances, protocol %s, seeds %s%n"
                            .formatted(
                                    evaluation.model(),
                                    split,
                                    dataFile,
                                    evaluation.utterances(),
                                    plan.protocol().key(),
                                    plan.seeds()))
                    .append(evaluation.notes().isEmpty() ? "" : String.join("; ", evaluation.notes()) + "\n")
                    .append('\n')
                    .append(MarkdownTable.of(heading, rows))
                    .append('\n');
        }
        return text.toString();
    }

    private static List<String> row(String name, Map<String, Double> metrics) {
        List<String> row = new ArrayList<>(List.of(name));
        metrics.values().forEach(metric -> row.add(number(metric)));
        return row;
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "-";
    }

    /** Everything; a figure that is not defined is null. The same evaluation gives the same bytes. */
    public String json() {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode root = mapper.createObjectNode();
        root.put("command", command);
        ObjectNode data = root.putObject("data");
        data.put("file", dataFile);
        data.put("sha256", dataSha256);
        data.put("split", split);
        report.forEach(data.putArray("report")::add);
        root.put("protocol", plan.protocol().key());
        plan.seeds().forEach(root.putArray("seeds")::add);
        for (Evaluation evaluation : evaluations) {
            ObjectNode node = root.withArray("evaluations").addObject();
            node.put("model", evaluation.model().toString());
            node.put("model_digest", evaluation.modelDigest());
            node.put("label_scale", evaluation.scale().key());
            node.put("utterances", evaluation.utterances());
            node.put("forward_passes", evaluation.passes());
            node.put("mask_digest", evaluation.maskDigest());
            evaluation.notes().forEach(node.putArray("notes")::add);
            for (Evaluation.AtRate rate : evaluation.rates()) {
                ObjectNode row = node.withArray("rates").addObject();
                row.put("missing_rate", rate.rate());
                put(row.putObject("metrics"), rate.metrics());
                rate.completeness().ifPresent(mean -> row.put("completeness", mean));
                ObjectNode seeds = row.putObject("seeds");
                rate.seeds().forEach((seed, metrics) -> put(seeds.putObject(Long.toString(seed)), metrics));
            }
            put(node.putObject("mean_over_rates"), evaluation.means());
        }
        try {
            return mapper.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and texts can always be written", e);
        }
    }

    private static void put(ObjectNode node, Map<String, Double> metrics) {
        metrics.forEach((name, value) -> {
            if (Double.isFinite(value)) {
                node.put(name, value);
            } else {
                node.putNull(name);
            }
        });
    }
}
