package io.trimodal.robustness;

import io.trimodal.metric.PublishedMetrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Finds the rates at which models change places. */
final class Overtakings {
    private static final String STABILITY = "stability";

    private Overtakings() {}

    /** Every pair of models, on every measure that both have. */
    static List<Overtaking> of(List<ModelCheck> models, List<Double> rates) {
        List<SequencedMap<String, double[]>> measures =
                models.stream().map(model -> measures(model, rates)).toList();
        List<Overtaking> found = new ArrayList<>();
        for (int a = 0; a < models.size(); a++) {
            for (int b = a + 1; b < models.size(); b++) {
                String first = models.get(a).model().id().toString();
                String second = models.get(b).model().id().toString();
                SequencedMap<String, double[]> others = measures.get(b);
                measures.get(a).forEach((measure, values) -> {
                    if (others.containsKey(measure)) {
                        found.addAll(of(measure, first, values, second, others.get(measure), rates));
                    }
                });
            }
        }
        found.sort(Comparator.comparingDouble(Overtaking::rate));
        return List.copyOf(found);
    }

    /** Larger is better. */
    private static List<Overtaking> of(
            String measure, String first, double[] a, String second, double[] b, List<Double> rates) {
        List<Overtaking> found = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < rates.size(); i++) {
            // 0 for a tie, or where one is not defined
            int now = a[i] > b[i] ? 1 : a[i] < b[i] ? -1 : 0;
            if (now * before < 0) {
                found.add(new Overtaking(measure, now > 0 ? second : first, now > 0 ? first : second, rates.get(i)));
            }
            before = now == 0 ? before : now;
        }
        return found;
    }

    private static SequencedMap<String, double[]> measures(ModelCheck model, List<Double> rates) {
        SequencedMap<String, double[]> measures = new LinkedHashMap<>();
        double[] kept = new double[rates.size()];
        for (UtteranceCheck utterance : model.utterances()) {
            for (int i = 0; i < kept.length; i++) {
                kept[i] += Stability.kept(utterance.rates().get(i))
                        / model.utterances().size();
            }
        }
        measures.put(STABILITY, kept);
        model.labelled()
                .ifPresent(labelled -> labelled.average().keySet().forEach(metric -> {
                    double sign = PublishedMetrics.largerIsBetter(metric) ? 1 : -1;
                    measures.put(
                            metric,
                            labelled.rates().stream()
                                    .mapToDouble(row -> sign * row.metrics().get(metric))
                                    .toArray());
                }));
        return measures;
    }
}
