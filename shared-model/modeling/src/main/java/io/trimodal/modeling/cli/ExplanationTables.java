package io.trimodal.modeling.cli;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.evidence.ExplanationTrial;
import io.trimodal.modeling.evidence.MethodFigures;
import io.trimodal.modeling.table.MarkdownTable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Figures of explanations as Markdown tables. */
final class ExplanationTables {
    /** What counts as clear evidence, of at most 1. */
    private static final double CLEAR = 0.5;

    private final Map<String, ExplanationTrial> trials;

    /** @param trials by the name of the model */
    ExplanationTables(Map<String, ExplanationTrial> trials) {
        this.trials = trials;
    }

    /** Area under the ROC curve and pointing game on simulated audio and vision. */
    String evidence() {
        List<List<String>> rows = new ArrayList<>();
        trials.forEach((model, trial) -> trial.figures().forEach(method -> {
            for (double least : new double[] {0, CLEAR}) {
                List<String> row = new ArrayList<>(
                        List.of(model, method.method().key(), least == 0 ? "any" : "at least " + least));
                for (Modality modality : List.of(Modality.AUDIO, Modality.VISION)) {
                    MethodFigures.Evidence found = method.evidence(modality, least);
                    row.add("%d".formatted(found.utterances()));
                    row.add(number(found.area()));
                    row.add("%s (%s)".formatted(number(found.hits()), number(found.chance())));
                }
                rows.add(row);
            }
        }));
        return MarkdownTable.of(
                List.of(
                        "model",
                        "method",
                        "evidence shown*",
                        "audio*: n",
                        "AUC",
                        "pointing (chance)",
                        "vision*: n",
                        "AUC",
                        "pointing (chance)"),
                rows);
    }

    /** Deletion and insertion against random orders. */
    String faithfulness() {
        List<List<String>> rows = new ArrayList<>();
        trials.forEach((model, trial) -> trial.figures().forEach(method -> {
            add(rows, model, method, "all units", EnumSet.allOf(Modality.class));
            for (Modality modality : Modality.values()) {
                add(rows, model, method, modality.key(), EnumSet.of(modality));
            }
        }));
        return MarkdownTable.of(
                List.of(
                        "model",
                        "method",
                        "units",
                        "deletion beats random",
                        "insertion beats random",
                        "areas: deletion",
                        "insertion",
                        "random"),
                rows);
    }

    private static void add(
            List<List<String>> rows, String model, MethodFigures method, String units, Set<Modality> modalities) {
        MethodFigures.Beaten beaten = method.faithfulness(modalities);
        rows.add(List.of(
                model,
                method.method().key(),
                units,
                number(beaten.deletion()),
                number(beaten.insertion()),
                number(beaten.areas()[0]),
                number(beaten.areas()[1]),
                number(beaten.areas()[2])));
    }

    /** How often integrated gradients add up. */
    String completeness() {
        List<List<String>> rows = new ArrayList<>();
        trials.forEach((model, trial) -> rows.add(List.of(
                model,
                number(trial.completeness().complete()),
                String.format(Locale.ROOT, "%.1f", trial.completeness().points()))));
        return MarkdownTable.of(List.of("model", "integrated gradients: residual below 1 %", "points (mean)"), rows);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }
}
