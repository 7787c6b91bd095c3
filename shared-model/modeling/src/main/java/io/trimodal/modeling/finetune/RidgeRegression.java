package io.trimodal.modeling.finetune;

/**
 * Ridge regression on standardised values, by Cholesky's decomposition of the normal equations: what fixed features
 * give away, without a model that would have to be trained.
 */
public final class RidgeRegression {
    private final double[] means;
    private final double[] scales;
    private final double[] coefficients;
    private final double intercept;

    private RidgeRegression(double[] means, double[] scales, double[] coefficients, double intercept) {
        this.means = means;
        this.scales = scales;
        this.coefficients = coefficients;
        this.intercept = intercept;
    }

    /** What is needed of a training set, once for all strengths. */
    public static final class Problem {
        private final double[] means;
        private final double[] scales;
        private final double[][] products;
        private final double[] moments;
        private final double meanLabel;

        /** @param rows one per sample, all of one length */
        public Problem(float[][] rows, float[] labels) {
            int dims = rows[0].length;
            means = new double[dims];
            scales = new double[dims];
            double label = 0;
            for (int row = 0; row < rows.length; row++) {
                label += labels[row] / (double) rows.length;
                for (int i = 0; i < dims; i++) {
                    means[i] += rows[row][i] / (double) rows.length;
                }
            }
            meanLabel = label;
            for (float[] row : rows) {
                for (int i = 0; i < dims; i++) {
                    scales[i] += (row[i] - means[i]) * (row[i] - means[i]) / rows.length;
                }
            }
            for (int i = 0; i < dims; i++) {
                scales[i] = Math.sqrt(scales[i]) + 1e-12;
            }
            products = new double[dims][dims];
            moments = new double[dims];
            for (int row = 0; row < rows.length; row++) {
                add(standardized(rows[row], means, scales), labels[row] - meanLabel);
            }
        }

        private void add(double[] x, double label) {
            for (int i = 0; i < x.length; i++) {
                moments[i] += x[i] * label;
                double[] product = products[i];
                for (int j = 0; j <= i; j++) {
                    product[j] += x[i] * x[j];
                }
            }
        }

        /** @param strength λ */
        public RidgeRegression solve(double strength) {
            int dims = moments.length;
            double[][] lower = new double[dims][dims];
            double[] solution = new double[dims];
            for (int i = 0; i < dims; i++) {
                for (int j = 0; j <= i; j++) {
                    double sum = products[i][j] + (i == j ? strength : 0);
                    for (int k = 0; k < j; k++) {
                        sum -= lower[i][k] * lower[j][k];
                    }
                    lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
                }
                double sum = moments[i];
                for (int k = 0; k < i; k++) {
                    sum -= lower[i][k] * solution[k];
                }
                solution[i] = sum / lower[i][i];
            }
            for (int i = dims - 1; i >= 0; i--) {
                for (int k = i + 1; k < dims; k++) {
                    solution[i] -= lower[k][i] * solution[k];
                }
                solution[i] /= lower[i][i];
            }
            return new RidgeRegression(means, scales, solution, meanLabel);
        }
    }

    /** The predicted label. */
    public float predict(float[] row) {
        double[] x = standardized(row, means, scales);
        double sum = intercept;
        for (int i = 0; i < x.length; i++) {
            sum += coefficients[i] * x[i];
        }
        return (float) sum;
    }

    /** The same rule for values that are not standardised: a coefficient each. */
    public float[] rawCoefficients() {
        float[] raw = new float[coefficients.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (float) (coefficients[i] / scales[i]);
        }
        return raw;
    }

    /** What belongs to {@link #rawCoefficients}. */
    public float rawIntercept() {
        double sum = intercept;
        for (int i = 0; i < coefficients.length; i++) {
            sum -= coefficients[i] * means[i] / scales[i];
        }
        return (float) sum;
    }

    private static double[] standardized(float[] row, double[] means, double[] scales) {
        double[] x = new double[row.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (row[i] - means[i]) / scales[i];
        }
        return x;
    }
}
