package io.trimodal.function.explain;

import io.trimodal.explain.attention.AttentionMaps;
import io.trimodal.explain.attention.FrameAttention;
import io.trimodal.explain.attention.HeadMaps;
import java.util.Map;

/**
 * Where the model looks. Attention, not attribution: a large weight does not mean a large effect.
 *
 * @param alpha {@code [layers][heads][8][8]}, language onto audio
 * @param beta the same, language onto vision
 * @param frames {@code [8][frames]} of each modality: head-mean attention of its embedded tokens onto its frames or
 *     tokens
 * @param rollout attention composed to units: onto words, and through alpha and beta onto frames
 */
public record AttentionAnswer(
        float[][][][] alpha, float[][][][] beta, Map<String, float[][]> frames, Map<String, double[]> rollout) {
    static AttentionAnswer of(AttentionMaps maps) {
        return new AttentionAnswer(
                nested(maps.alpha()),
                nested(maps.beta()),
                ByModality.of(maps.frames(), AttentionAnswer::nested),
                ByModality.of(maps.rollout().values(), values -> values));
    }

    private static float[][][][] nested(HeadMaps maps) {
        float[][][][] nested = new float[maps.layers()][maps.heads()][maps.tokens()][maps.tokens()];
        for (int layer = 0; layer < maps.layers(); layer++) {
            for (int head = 0; head < maps.heads(); head++) {
                for (int row = 0; row < maps.tokens(); row++) {
                    for (int column = 0; column < maps.tokens(); column++) {
                        nested[layer][head][row][column] = maps.value(layer, head, row, column);
                    }
                }
            }
        }
        return nested;
    }

    private static float[][] nested(FrameAttention attention) {
        float[][] nested = new float[attention.tokens()][attention.frames()];
        for (int token = 0; token < attention.tokens(); token++) {
            System.arraycopy(attention.values(), token * attention.frames(), nested[token], 0, attention.frames());
        }
        return nested;
    }
}
