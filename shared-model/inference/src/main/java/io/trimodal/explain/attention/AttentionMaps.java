package io.trimodal.explain.attention;

import io.trimodal.explain.unit.Attribution;
import io.trimodal.feature.Modality;
import java.util.Map;

/**
 * Where the model looks. Attention, not attribution: a large weight does not mean a large effect.
 *
 * @param alpha language onto audio
 * @param beta language onto vision
 * @param frames of each modality that was given
 * @param rollout attention composed to units: language tokens onto words (each token alike), and through alpha and beta
 *     onto frames
 */
public record AttentionMaps(HeadMaps alpha, HeadMaps beta, Map<Modality, FrameAttention> frames, Attribution rollout) {}
