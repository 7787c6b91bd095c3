package io.trimodal.modeling.export;

import io.trimodal.feature.Modality;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.LabelScale;
import io.trimodal.model.Manifest.Provenance;
import io.trimodal.model.ModelId;
import io.trimodal.model.Uncertainty;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.parameter.Weights;
import java.util.Map;
import java.util.Optional;

/**
 * All that goes into a package.
 *
 * @param weights of the fusion part, by the names of the authors' state_dict
 * @param contracts what each modality's dimensions are; dims and frames must be the configuration's
 */
public record PackageSpecification(
        ModelId id,
        String description,
        Configuration configuration,
        Map<String, Weights> weights,
        Map<Modality, FeatureContract> contracts,
        LabelScale scale,
        LanguageParts language,
        Provenance provenance,
        Map<String, Double> evaluation,
        Optional<Uncertainty> uncertainty) {}
