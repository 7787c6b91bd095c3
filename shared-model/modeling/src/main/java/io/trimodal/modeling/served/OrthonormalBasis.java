package io.trimodal.modeling.served;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.Embedding;
import io.trimodal.modeling.parameter.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Computes what {@link ServedEmbedding} needs of a narrow modality's projection W {@code [width, dims]} besides W
 * itself: Q {@code [width, dims]} with orthonormal columns such that W without its column means is Q·R. By Householder
 * reflections in float64, which give an orthonormal Q whatever the rank of W.
 */
public final class OrthonormalBasis {
    private OrthonormalBasis() {}

    /** The weights with the bases of all narrow modalities. */
    public static Map<String, Weights> added(Configuration configuration, Map<String, Weights> weights) {
        Map<String, Weights> all = new LinkedHashMap<>(weights);
        for (Modality modality : Modality.values()) {
            if (ServedEmbedding.isNarrow(configuration.input(modality).dims(), configuration.width())) {
                String projection = Embedding.name(modality) + ".0.";
                Weights weight = weights.get(projection + "weight");
                all.put(projection + ServedEmbedding.BASIS, of(weight));
            }
        }
        return all;
    }

    private static Weights of(Weights weight) {
        int width = weight.shape()[0];
        int dims = weight.shape()[1];
        double[][] columns = centredColumns(weight, width, dims);
        double[][] reflections = new double[dims][];
        for (int j = 0; j < dims; j++) {
            double[] v = new double[width];
            System.arraycopy(columns[j], j, v, j, width - j);
            // Away from 0, so that nothing cancels; a column of zeros is reflected along its own axis.
            double norm = Math.sqrt(dot(v, v));
            v[j] += v[j] < 0 ? -norm : norm;
            if (norm == 0) {
                v[j] = 1;
            }
            reflections[j] = v;
            for (int c = j; c < dims; c++) {
                reflect(columns[c], v);
            }
        }
        float[] basis = new float[width * dims];
        for (int j = 0; j < dims; j++) {
            double[] q = new double[width];
            q[j] = 1;
            for (int i = dims - 1; i >= 0; i--) {
                reflect(q, reflections[i]);
            }
            for (int i = 0; i < width; i++) {
                basis[i * dims + j] = (float) q[i];
            }
        }
        return new Weights(new int[] {width, dims}, basis);
    }

    private static double[][] centredColumns(Weights weight, int width, int dims) {
        double[][] columns = new double[dims][width];
        for (int j = 0; j < dims; j++) {
            double mean = 0;
            for (int i = 0; i < width; i++) {
                columns[j][i] = weight.values()[i * dims + j];
                mean += columns[j][i] / width;
            }
            for (int i = 0; i < width; i++) {
                columns[j][i] -= mean;
            }
        }
        return columns;
    }

    /** x − 2·v·(v·x) / (v·v). */
    private static void reflect(double[] x, double[] v) {
        double factor = 2 * dot(v, x) / dot(v, v);
        for (int i = 0; i < x.length; i++) {
            x[i] -= factor * v[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
