package io.trimodal.explain.gradients;

import io.trimodal.explain.unit.Attribution;
import io.trimodal.feature.Modality;
import java.util.Map;

/**
 * Integrated gradients (Sundararajan, Taly and Yan, 2017) along the straight line from the utterance with every unit
 * erased to the utterance. Where language is words, the line runs between the outputs of the frozen text encoder:
 * gradients reach its output tokens, not its inside, so a token's value is that of what the encoder made of it in its
 * context.
 *
 * @param points of the integral
 * @param converged whether the residual is within the tolerance; if not, the most points are used up
 * @param baseline score with every unit erased, which is another than that of an utterance without its modalities
 * @param difference score of the utterance − {@code baseline}
 * @param residual {@code difference} − the sum of all values
 * @param features {@code [positions, dims]} of each modality that was given: what each value of each frame or token
 *     contributes
 * @param positions sums over the dims: of frames, and of tokens with [CLS] and [SEP], which are no units but contribute
 * @param attribution to units: word pieces summed to words, dims summed to frames
 */
public record IntegratedGradients(
        int points,
        boolean converged,
        double baseline,
        double difference,
        double residual,
        Map<Modality, double[]> features,
        Map<Modality, double[]> positions,
        Attribution attribution) {}
