package io.trimodal.modeling.face;

/** Least squares between clouds of points {@code [points, 3]}, of which only the chosen ones count. */
final class RigidFit {
    private static final int ITERATIONS = 30;

    private RigidFit() {}

    /** The cloud with the centre of the chosen points at 0 and their mean square distance to it 1. */
    static double[] centred(double[] cloud, boolean[] chosen) {
        double[] centre = new double[3];
        int count = 0;
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                count++;
                for (int axis = 0; axis < 3; axis++) {
                    centre[axis] += cloud[3 * i + axis];
                }
            }
        }
        double[] result = new double[cloud.length];
        double squares = 0;
        for (int i = 0; i < cloud.length; i++) {
            result[i] = cloud[i] - centre[i % 3] / count;
            squares += chosen[i / 3] ? result[i] * result[i] : 0;
        }
        double scale = Math.sqrt(count / squares);
        for (int i = 0; i < result.length; i++) {
            result[i] *= scale;
        }
        return result;
    }

    /** The cloud turned and scaled to lie on the target; both are centred. */
    static double[] onto(double[] target, double[] cloud, boolean[] chosen) {
        double[] matrix = product(pseudoInverse(target, chosen), cloud);
        double[] turned = orthogonal(matrix);
        double scale = 0;
        for (int i = 0; i < 9; i++) {
            scale += turned[i] * matrix[i] / 3;
        }
        double[] result = new double[cloud.length];
        for (int i = 0; i < cloud.length; i += 3) {
            for (int axis = 0; axis < 3; axis++) {
                for (int k = 0; k < 3; k++) {
                    result[i + axis] += cloud[i + k] * turned[3 * axis + k] / scale;
                }
            }
        }
        return result;
    }

    /** {@code (CᵀC)⁻¹Cᵀ}, {@code [3, points]}; columns of points that are not chosen are 0. */
    static double[] pseudoInverse(double[] cloud, boolean[] chosen) {
        double[] square = new double[9];
        for (int i = 0; i < chosen.length; i++) {
            for (int k = 0; chosen[i] && k < 9; k++) {
                square[k] += cloud[3 * i + k / 3] * cloud[3 * i + k % 3];
            }
        }
        double[] inverse = inverse(square);
        double[] result = new double[cloud.length];
        for (int i = 0; i < chosen.length; i++) {
            for (int row = 0; chosen[i] && row < 3; row++) {
                for (int k = 0; k < 3; k++) {
                    result[row * chosen.length + i] += inverse[3 * row + k] * cloud[3 * i + k];
                }
            }
        }
        return result;
    }

    private static double[] product(double[] wide, double[] cloud) {
        int points = cloud.length / 3;
        double[] result = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < points; i++) {
                for (int column = 0; column < 3; column++) {
                    result[3 * row + column] += wide[row * points + i] * cloud[3 * i + column];
                }
            }
        }
        return result;
    }

    /** The nearest matrix with orthogonal rows, as {@link ActionUnitNetwork} finds it. */
    private static double[] orthogonal(double[] matrix) {
        double norm = 0;
        for (double value : matrix) {
            norm += value * value;
        }
        double[] x = matrix.clone();
        for (int i = 0; i < 9; i++) {
            x[i] /= Math.sqrt(norm);
        }
        for (int round = 0; round < ITERATIONS; round++) {
            double[] cubed = times(times(x, transposed(x)), x);
            for (int i = 0; i < 9; i++) {
                x[i] = 1.5 * x[i] - 0.5 * cubed[i];
            }
        }
        return x;
    }

    private static double[] times(double[] a, double[] b) {
        double[] result = new double[9];
        for (int i = 0; i < 9; i++) {
            for (int k = 0; k < 3; k++) {
                result[i] += a[i / 3 * 3 + k] * b[3 * k + i % 3];
            }
        }
        return result;
    }

    private static double[] transposed(double[] a) {
        return new double[] {a[0], a[3], a[6], a[1], a[4], a[7], a[2], a[5], a[8]};
    }

    private static double[] inverse(double[] a) {
        double[] adjugate = {
            a[4] * a[8] - a[5] * a[7], a[2] * a[7] - a[1] * a[8], a[1] * a[5] - a[2] * a[4],
            a[5] * a[6] - a[3] * a[8], a[0] * a[8] - a[2] * a[6], a[2] * a[3] - a[0] * a[5],
            a[3] * a[7] - a[4] * a[6], a[1] * a[6] - a[0] * a[7], a[0] * a[4] - a[1] * a[3]
        };
        double determinant = a[0] * adjugate[0] + a[1] * adjugate[3] + a[2] * adjugate[6];
        for (int i = 0; i < 9; i++) {
            adjugate[i] /= determinant;
        }
        return adjugate;
    }
}
