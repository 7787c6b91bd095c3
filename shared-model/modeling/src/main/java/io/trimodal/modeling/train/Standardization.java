package io.trimodal.modeling.train;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.modeling.architecture.SentimentModel;
import io.trimodal.modeling.parameter.Weights;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Mean and deviation of every dimension over the training frames. Raw audio features differ in scale by a factor of
 * hundreds (a cepstral coefficient against a chroma bin), and an encoder's are small beside the positions that are
 * added to them; plain AdamW trains badly on either. So training sees (x − μ)/σ and the finished weights take it in
 * ({@link #foldInto}), so that the model keeps taking raw features. Zero rows (padding, absent modality) are
 * transformed like any other row, which is what makes the folding exact.
 */
record Standardization(Map<Modality, float[]> mean, Map<Modality, float[]> deviation) {

    /** For weights that take raw features already. */
    static Standardization none() {
        return new Standardization(Map.of(), Map.of());
    }

    static Standardization of(List<Sample> samples) {
        Map<Modality, float[]> mean = new EnumMap<>(Modality.class);
        Map<Modality, float[]> deviation = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            int dims = samples.getFirst().features(modality).dims();
            double[] sum = new double[dims];
            double[] squares = new double[dims];
            long rows = 0;
            for (Sample sample : samples) {
                Features f = sample.features(modality);
                for (int i = 0; i < f.values().length; i++) {
                    sum[i % dims] += f.values()[i];
                    squares[i % dims] += (double) f.values()[i] * f.values()[i];
                }
                rows += f.frames();
            }
            float[] m = new float[dims];
            float[] d = new float[dims];
            for (int i = 0; i < dims; i++) {
                m[i] = (float) (sum[i] / rows);
                d[i] = (float) Math.max(1e-3, Math.sqrt(Math.max(0, squares[i] / rows - (double) m[i] * m[i])));
            }
            mean.put(modality, m);
            deviation.put(modality, d);
        }
        return new Standardization(mean, deviation);
    }

    /** In place, on rows of the modality's dims. */
    void apply(Modality modality, float[] rows) {
        float[] m = mean.get(modality);
        if (m == null) {
            return;
        }
        float[] d = deviation.get(modality);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (rows[i] - m[i % m.length]) / d[i % m.length];
        }
    }

    /** {@link #foldInto} undone: weights that take standardised features and do what these do with raw ones. */
    SequencedMap<String, Weights> unfoldFrom(SequencedMap<String, Weights> weights) {
        SequencedMap<String, Weights> unfolded = new LinkedHashMap<>(weights);
        mean.forEach((modality, m) -> {
            String projection = SentimentModel.projection(modality);
            float[] d = deviation.get(modality);
            float[] w = weights.get(projection + "weight").values().clone();
            float[] b = weights.get(projection + "bias").values().clone();
            for (int out = 0; out < b.length; out++) {
                double shift = 0;
                for (int in = 0; in < m.length; in++) {
                    int i = out * m.length + in;
                    shift += (double) w[i] * m[in];
                    w[i] *= d[in];
                }
                b[out] += (float) shift;
            }
            unfolded.put(
                    projection + "weight",
                    new Weights(weights.get(projection + "weight").shape(), w));
            unfolded.put(
                    projection + "bias",
                    new Weights(weights.get(projection + "bias").shape(), b));
        });
        return unfolded;
    }

    /** W·((x − μ)/σ) + b = (W/σ)·x + (b − (W/σ)·μ): weights that take raw features. */
    SequencedMap<String, Weights> foldInto(SequencedMap<String, Weights> weights) {
        SequencedMap<String, Weights> folded = new LinkedHashMap<>(weights);
        mean.forEach((modality, m) -> {
            String projection = SentimentModel.projection(modality);
            float[] d = deviation.get(modality);
            float[] w = weights.get(projection + "weight").values().clone();
            float[] b = weights.get(projection + "bias").values().clone();
            for (int out = 0; out < b.length; out++) {
                double shift = 0;
                for (int in = 0; in < m.length; in++) {
                    int i = out * m.length + in;
                    w[i] /= d[in];
                    shift += (double) w[i] * m[in];
                }
                b[out] -= (float) shift;
            }
            folded.put(
                    projection + "weight",
                    new Weights(weights.get(projection + "weight").shape(), w));
            folded.put(
                    projection + "bias",
                    new Weights(weights.get(projection + "bias").shape(), b));
        });
        return folded;
    }
}
