package io.trimodal.modeling.evaluate;

import io.trimodal.model.LabelScale;
import io.trimodal.model.ModelId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * How one model did.
 *
 * @param modelDigest SHA-256 of the package's manifest
 * @param utterances that were scored, each once per rate and seed
 * @param rates in the order of the plan
 * @param maskDigest of all masks
 * @param passes forward passes of the fusion, one for each utterance, rate and seed
 * @param notes what of the data the model did not see
 */
public record Evaluation(
        ModelId model,
        String modelDigest,
        LabelScale scale,
        int utterances,
        List<AtRate> rates,
        String maskDigest,
        long passes,
        List<String> notes) {

    /**
     * @param metrics by the keys of the published scripts, each the mean over the seeds
     * @param seeds the metrics of each seed
     * @param completeness the mean over utterances and seeds; empty where the architecture does not tell it
     */
    public record AtRate(
            double rate,
            SequencedMap<String, Double> metrics,
            SequencedMap<Long, SequencedMap<String, Double>> seeds,
            OptionalDouble completeness) {}

    /**
     * Each metric's mean over the rates: the figures of the LNLN paper's Table 2 are such means over the ten rates of
     * its Table 9.
     */
    public SequencedMap<String, Double> means() {
        return mean(rates.stream().map(AtRate::metrics).toList());
    }

    static SequencedMap<String, Double> mean(List<? extends Map<String, Double>> figures) {
        SequencedMap<String, Double> means = new LinkedHashMap<>();
        figures.getFirst().keySet().forEach(name -> {
            double sum = 0;
            for (Map<String, Double> figure : figures) {
                sum += figure.get(name);
            }
            means.put(name, sum / figures.size());
        });
        return means;
    }
}
