package io.trimodal.predict;

import io.trimodal.feature.Modality;
import io.trimodal.model.SentimentClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer for one utterance.
 *
 * @param id the utterance's id
 * @param score the regression output on the model's label scale, unbounded (the published heads have no squashing)
 * @param completeness how intact the language modality looks (LNLN only)
 * @param interval where the label is likely to lie; empty where the package has no calibration
 * @param classes the class at each granularity of the model's data set, coarsest first
 * @param modalities what became of each modality, all three in order
 * @param notes what a caller should know, such as frames that were cut; may be empty
 */
public record Prediction(
        String id,
        float score,
        Completeness completeness,
        Optional<Interval> interval,
        List<SentimentClass> classes,
        Map<Modality, ModalityUse> modalities,
        List<String> notes) {}
