package io.trimodal.function.explain;

import io.trimodal.explain.gradients.IntegratedGradients;
import java.util.Map;

/**
 * Integrated gradients from everything erased to the utterance. With words, gradients reach the output tokens of the
 * text encoder, not its inside.
 *
 * @param values of each unit, in units of the score
 * @param positions of each frame, or token with [CLS] and [SEP], which are no units but contribute
 * @param features {@code [positions][dims]}: what each number of each frame or token contributes
 * @param baseline score with everything erased, words [UNK] and frames zero; not that of nothing given
 * @param difference score of the utterance - {@code baseline}
 * @param residual {@code difference} - the sum of all values
 * @param points of the integral
 * @param converged whether the residual is within 1 % of the difference; if not, the most points were used up
 */
public record GradientsAnswer(
        Map<String, double[]> values,
        Map<String, double[]> positions,
        Map<String, double[][]> features,
        double baseline,
        double difference,
        double residual,
        int points,
        boolean converged) {

    static GradientsAnswer of(IntegratedGradients gradients) {
        Map<String, double[]> positions = ByModality.of(gradients.positions(), values -> values);
        Map<String, double[][]> features = ByModality.of(gradients.features(), values -> new double[][] {values});
        features.replaceAll((modality, values) -> rows(values[0], positions.get(modality).length));
        return new GradientsAnswer(
                ByModality.of(gradients.attribution().values(), values -> values),
                positions,
                features,
                gradients.baseline(),
                gradients.difference(),
                gradients.residual(),
                gradients.points(),
                gradients.converged());
    }

    private static double[][] rows(double[] values, int count) {
        int dims = values.length / Math.max(1, count);
        double[][] rows = new double[count][dims];
        for (int i = 0; i < count; i++) {
            System.arraycopy(values, i * dims, rows[i], 0, dims);
        }
        return rows;
    }
}
