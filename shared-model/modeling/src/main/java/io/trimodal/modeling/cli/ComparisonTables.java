package io.trimodal.modeling.cli;

import io.trimodal.feature.Modality;
import io.trimodal.model.Uncertainty.HalfWidth;
import io.trimodal.modeling.cli.CompareCommand.MeasuredModel;
import io.trimodal.modeling.table.MarkdownTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Figures of several models as Markdown tables, shaped as those of the papers. A figure that was not measured is a
 * dash.
 */
final class ComparisonTables {
    /** The keys of the published scripts, and the papers' headings. */
    private static final Map<String, String> METRICS = new LinkedHashMap<>();

    /** Conditions by their name in the figures. */
    private static final Map<String, String> INPUTS = new LinkedHashMap<>();

    static {
        METRICS.put("Non0_acc_2", "Acc-2");
        METRICS.put("Mult_acc_7", "Acc-7");
        METRICS.put("MAE", "MAE");
        METRICS.put("Corr", "Corr");
        INPUTS.put("complete", "text, audio*, vision*");
        INPUTS.put("text-only", "text");
        INPUTS.put("transcript-only", "transcript* of the text");
        INPUTS.put("audio-and-vision-only", "audio*, vision*");
        INPUTS.put("conflict", "conflicting*: all three");
        INPUTS.put("conflict/text-only", "conflicting*: text");
    }

    private final List<MeasuredModel> models;

    ComparisonTables(List<MeasuredModel> models) {
        this.models = models;
    }

    /** One row per model and kind of input. */
    String byInput() {
        List<List<String>> rows = new ArrayList<>();
        INPUTS.forEach((condition, label) -> models.forEach(model -> {
            List<String> row = new ArrayList<>(List.of(label, model.name()));
            METRICS.keySet().forEach(metric -> row.add(figure(model, "test/" + condition + "/" + metric)));
            rows.add(row);
        }));
        return MarkdownTable.of(heading("given (* composed or simulated)", "model"), rows);
    }

    /** One row per missing rate and model, then the mean over the rates, then how completeness follows the truth. */
    String byMissingRate() {
        List<List<String>> rows = new ArrayList<>();
        for (int tenths = 0; tenths <= 9; tenths++) {
            String rate = "0." + tenths;
            models.forEach(model -> {
                List<String> row = new ArrayList<>(List.of(rate, model.name()));
                METRICS.keySet().forEach(metric -> row.add(figure(model, "test/missing-rate-" + rate + "/" + metric)));
                rows.add(row);
            });
        }
        models.forEach(model -> {
            List<String> row = new ArrayList<>(List.of("mean", model.name()));
            METRICS.keySet().forEach(metric -> row.add(mean(model, metric)));
            rows.add(row);
        });
        String completeness = models.stream()
                .filter(model -> model.figures().containsKey("test/completeness/Corr"))
                .map(model ->
                        "Correlation of completeness with the share of words that is there, over all rates, %s: %s\n"
                                .formatted(model.name(), figure(model, "test/completeness/Corr")))
                .collect(Collectors.joining());
        return MarkdownTable.of(heading("missing rate", "model"), rows) + completeness;
    }

    /** How wide the intervals are, and how often the label lay inside on the test split. */
    String coverage() {
        List<List<String>> rows = new ArrayList<>();
        models.forEach(model -> model.uncertainty().ifPresent(uncertainty -> {
            for (HalfWidth entry : uncertainty.halfWidths()) {
                rows.add(List.of(
                        model.name(),
                        given(entry),
                        number(entry.missingRate(), 1),
                        "± " + number(entry.halfWidth(), 2),
                        number(uncertainty.coverage(), 2),
                        number(entry.measured().coverage(), 3),
                        number(entry.measured().width(), 2)));
            }
        }));
        return MarkdownTable.of(
                List.of("model", "given", "missing rate", "half width", "stated", "covered", "mean width"), rows);
    }

    private static List<String> heading(String... first) {
        return Stream.concat(Stream.of(first), METRICS.values().stream()).toList();
    }

    private static String given(HalfWidth entry) {
        return entry.modalities().isEmpty()
                ? "nothing"
                : entry.modalities().stream().sorted().map(Modality::key).collect(Collectors.joining(", "));
    }

    private static String figure(MeasuredModel model, String name) {
        return number(model.figures().getOrDefault(name, Double.NaN), 3);
    }

    private static String mean(MeasuredModel model, String metric) {
        double sum = 0;
        for (int tenths = 0; tenths <= 9; tenths++) {
            sum += model.figures().getOrDefault("test/missing-rate-0." + tenths + "/" + metric, Double.NaN);
        }
        return number(sum / 10, 3);
    }

    private static String number(double value, int digits) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "-";
    }
}
