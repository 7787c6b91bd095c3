package io.trimodal.explain;

import io.trimodal.erasure.Coalition;
import io.trimodal.erasure.Passes;
import io.trimodal.explain.attention.AttentionMaps;
import io.trimodal.explain.faithfulness.Receipt;
import io.trimodal.explain.gradients.IntegratedGradients;
import io.trimodal.explain.occlusion.Occlusion;
import io.trimodal.explain.shapley.ModalityShapley;
import io.trimodal.explain.unit.Method;
import io.trimodal.explain.unit.Unit;
import io.trimodal.feature.Modality;
import io.trimodal.predict.Prediction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why an utterance was scored as it was.
 *
 * @param prediction the answer that is explained
 * @param units words and frames of each modality that was given; what attributions are to
 * @param frameRates frames a second of audio and vision, to tell the time of units, where they are known
 * @param shapley values of the modalities
 * @param coalitions whose scores those were computed from
 * @param signals of the model itself
 * @param attention where asked for
 * @param occlusion where asked for
 * @param integratedGradients where asked for
 * @param rankCorrelations Spearman's, of the attention rollout and the size of occlusion's effects, of each modality;
 *     only where both were asked for and neither is constant
 * @param receipts of each attribution, where asked for: one for all units, and one for each modality where several were
 *     given
 * @param passes work that was done
 */
public record Explanation(
        Prediction prediction,
        Map<Modality, List<Unit>> units,
        Map<Modality, Double> frameRates,
        ModalityShapley shapley,
        List<Coalition> coalitions,
        ModelSignals signals,
        Optional<AttentionMaps> attention,
        Optional<Occlusion> occlusion,
        Optional<IntegratedGradients> integratedGradients,
        Map<Modality, Double> rankCorrelations,
        Map<Method, List<Receipt>> receipts,
        Passes passes) {}
