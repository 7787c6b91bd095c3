package io.trimodal.modeling.train;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.parameter.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;

/**
 * What training reports once, at its end, on the test split: figures with all modalities, with some left out, from
 * transcripts, where a modality conflicts with language, and at missing rates 0.1 to 0.9 in all modalities at once.
 */
public final class HeldOut {
    /** Index of the first simulated transcript among a sample's wordings. */
    private static final int TRANSCRIPT = 2;

    private HeldOut() {}

    /**
     * @param weights that take raw features; @return figures by names such as {@code test/text-only/MAE}; empty without
     *     a test split
     */
    public static SequencedMap<String, Double> figures(
            Configuration configuration, SequencedMap<String, Weights> weights, Dataset data, int threads) {
        SequencedMap<String, Double> figures = new LinkedHashMap<>();
        if (data.test().isEmpty()) {
            return figures;
        }
        Features absent = data.absentLanguage();
        List<View> whole = data.test().stream().map(s -> View.complete(s, 0)).toList();
        List<View> conflicting =
                whole.stream().filter(view -> view.sample().conflicting()).toList();
        Map<String, List<View>> conditions = new LinkedHashMap<>();
        conditions.put("complete", whole);
        conditions.put("text-only", whole.stream().map(View::languageOnly).toList());
        conditions.put(
                "audio-and-vision-only",
                whole.stream()
                        .map(view -> view.without(Modality.LANGUAGE, absent))
                        .toList());
        for (Modality modality : data.test().getFirst().given()) {
            conditions.put(
                    modality.key() + "-of-the-whole",
                    whole.stream()
                            .map(view -> alone(view, modality, absent).judgedAsWhole())
                            .toList());
        }
        conditions.put(
                "transcript-only",
                data.test().stream()
                        .map(s -> View.complete(
                                        s, Math.min(TRANSCRIPT, s.wordings().size() - 1))
                                .languageOnly())
                        .toList());
        conditions.put("conflict", conflicting);
        conditions.put(
                "conflict/text-only",
                conflicting.stream()
                        .map(View::languageOnly)
                        .map(View::judgedAsWhole)
                        .toList());
        try (Evaluator evaluator = new Evaluator(configuration, threads)) {
            conditions.forEach(
                    (name, views) -> add(figures, name, evaluator.score(weights, views, Standardization.none())));
            List<Float> told = new ArrayList<>();
            List<Float> true_ = new ArrayList<>();
            for (int i = 0; i <= 9 && hasRate(data.test(), i); i++) {
                Evaluator.Scored scored = evaluator.score(weights, atRate(data.test(), i), Standardization.none());
                add(figures, "missing-rate-0." + i, scored);
                for (int k = 0; k < scored.completeness().length; k++) {
                    told.add(scored.completeness()[k]);
                    true_.add(1 - scored.erased()[k]);
                }
            }
            if (!told.isEmpty()) {
                figures.put(
                        "test/completeness/Corr",
                        RegressionMetrics.of(floats(told), floats(true_)).correlation());
            }
        }
        return figures;
    }

    private static View alone(View view, Modality kept, Features absentLanguage) {
        View alone = view;
        for (Modality modality : Modality.values()) {
            alone = modality == kept ? alone : alone.without(modality, absentLanguage);
        }
        return alone;
    }

    private static void add(SequencedMap<String, Double> figures, String condition, Evaluator.Scored scored) {
        if (scored.labels().length > 0) {
            scored.metrics().named().forEach((name, figure) -> figures.put("test/" + condition + "/" + name, figure));
        }
    }

    /** Whether samples were encoded with words missing at the rate; a trial may leave that out. */
    static boolean hasRate(List<Sample> samples, int tenths) {
        return samples.stream()
                .allMatch(sample -> sample.wordings().getFirst().masked().size() >= tenths);
    }

    /** Word pieces and frames erased with probability {@code tenths}/10, drawn anew for each modality. */
    static List<View> atRate(List<Sample> samples, int tenths) {
        if (tenths == 0) {
            return samples.stream().map(sample -> View.complete(sample, 0)).toList();
        }
        return samples.stream().map(sample -> atRate(sample, tenths)).toList();
    }

    private static View atRate(Sample sample, int tenths) {
        Random random = new Random(31L * sample.id().hashCode() + tenths);
        Sample.Wording wording = sample.wordings().getFirst();
        Sample.Masked masked = wording.masked().get(tenths - 1);
        return new View(
                sample,
                wording.whole(),
                masked.language().features(),
                MissingData.erase(sample.audio(), tenths / 10.0, random),
                MissingData.erase(sample.vision(), tenths / 10.0, random),
                masked.erased());
    }

    private static float[] floats(List<Float> values) {
        float[] array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
    }
}
