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

    /** W·((x − μ)/σ) + b = (W/σ)·x + (b − (W/σ)·μ): weights that take raw features. */
    SequencedMap<String, Weights> foldInto(SequencedMap<String, Weights> weights) {
        return changed(weights, (modality, w, b) -> {
            scale(w, deviation.get(modality), false);
            shift(b, w, mean.get(modality), -1);
        });
    }

    /** {@link #foldInto} undone: weights that take standardised features and do what these do with raw ones. */
    SequencedMap<String, Weights> unfoldFrom(SequencedMap<String, Weights> weights) {
        return changed(weights, (modality, w, b) -> {
            shift(b, w, mean.get(modality), 1);
            scale(w, deviation.get(modality), true);
        });
    }

    /** In place, on the weight {@code [out, dims]} and the bias {@code [out]} of a modality's first layer. */
    private interface Change {
        void apply(Modality modality, float[] weight, float[] bias);
    }

    /** Copies of the first layers, changed; all others as they are. */
    private SequencedMap<String, Weights> changed(SequencedMap<String, Weights> weights, Change change) {
        SequencedMap<String, Weights> changed = new LinkedHashMap<>(weights);
        mean.keySet().forEach(modality -> {
            String projection = SentimentModel.projection(modality);
            Weights weight = weights.get(projection + "weight");
            Weights bias = weights.get(projection + "bias");
            float[] w = weight.values().clone();
            float[] b = bias.values().clone();
            change.apply(modality, w, b);
            changed.put(projection + "weight", new Weights(weight.shape(), w));
            changed.put(projection + "bias", new Weights(bias.shape(), b));
        });
        return changed;
    }

    private static void scale(float[] weight, float[] deviation, boolean up) {
        for (int i = 0; i < weight.length; i++) {
            float by = deviation[i % deviation.length];
            weight[i] = up ? weight[i] * by : weight[i] / by;
        }
    }

    /** Adds {@code sign} · W·μ. */
    private static void shift(float[] bias, float[] weight, float[] mean, int sign) {
        for (int out = 0; out < bias.length; out++) {
            double shift = 0;
            for (int in = 0; in < mean.length; in++) {
                shift += (double) weight[out * mean.length + in] * mean[in];
            }
            bias[out] += sign * (float) shift;
        }
    }
}
