package io.trimodal.explain.attention;

import io.trimodal.explain.unit.Attribution;
import io.trimodal.explain.unit.Method;
import io.trimodal.explain.unit.Unit;
import io.trimodal.feature.Modality;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Composes the embeddings' attention with that of the hyper-modality (in the manner of Abnar and Zuidema, 2020, without
 * residuals: the two maps join different modalities). Means over layers, heads and language tokens.
 */
public final class Rollout {
    private Rollout() {}

    public static AttentionMaps of(
            HeadMaps alpha, HeadMaps beta, Map<Modality, FrameAttention> frames, Map<Modality, List<Unit>> units) {
        Map<Modality, double[]> values = new EnumMap<>(Modality.class);
        units.forEach((modality, list) -> {
            FrameAttention attention = frames.get(modality);
            double[] weights = switch (modality) {
                case LANGUAGE -> alike(attention.tokens());
                case AUDIO -> alpha.received();
                case VISION -> beta.received();
            };
            values.put(modality, Unit.sums(list, attention.rollout(weights)));
        });
        return new AttentionMaps(alpha, beta, frames, new Attribution(Method.ATTENTION, false, values));
    }

    private static double[] alike(int tokens) {
        double[] weights = new double[tokens];
        Arrays.fill(weights, 1.0 / tokens);
        return weights;
    }
}
