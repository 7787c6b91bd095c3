package io.trimodal.function.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.feature.Modality;
import io.trimodal.function.answer.ScaleRange;
import io.trimodal.function.limit.Limits;
import io.trimodal.media.frontend.FrontEndChoice;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.Manifest;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.Manifest.Provenance;
import io.trimodal.model.UncertaintyJson;
import io.trimodal.predict.LoadedModel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a caller needs to know of a model.
 *
 * @param takesText whether language may be given as text
 * @param languageCode ISO 639-1, of the texts that it is for; left out where its package does not say
 * @param features what it expects of each modality
 * @param evaluation figures by what was measured
 * @param executionProvider of ONNX Runtime: {@code cpu} or {@code cuda}
 * @param uncertainty reach of the score's interval by what of the input is there and by score, as JSON; left out where
 *     nobody measured it
 */
public record ModelDescription(
        String name,
        String version,
        String digest,
        String architecture,
        String description,
        @JsonProperty("takes_text") boolean takesText,

        @JsonProperty("language_code") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String languageCode,

        Map<String, ContractDescription> features,
        @JsonProperty("label_scale") ScaleRange labelScale,
        Map<String, Number> configuration,
        Provenance provenance,
        Map<String, Double> evaluation,

        @JsonInclude(JsonInclude.Include.NON_NULL) Object uncertainty,

        @JsonProperty("execution_provider") String executionProvider,
        CallLimits limits) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What one call may carry. */
    public record CallLimits(
            @JsonProperty("body_bytes") long bodyBytes,
            int utterances,
            int frames,
            @JsonProperty("values_per_frame") int valuesPerFrame,
            @JsonProperty("text_characters") int textCharacters) {
        static CallLimits of(Limits limits) {
            return new CallLimits(
                    limits.bodySize().asLongValue(),
                    limits.utterances(),
                    limits.frames(),
                    limits.valuesPerFrame(),
                    limits.textCharacters());
        }
    }

    static ModelDescription of(LoadedModel model, String executionProvider, Limits limits, FrontEndChoice frontEnds) {
        Manifest manifest = model.manifest();
        Map<String, ContractDescription> features = new LinkedHashMap<>();
        for (Modality modality : Modality.values()) {
            FeatureContract contract = manifest.contracts().get(modality);
            features.put(modality.key(), ContractDescription.of(contract, frontEnds.of(modality, contract)));
        }
        return new ModelDescription(
                manifest.id().name(),
                manifest.id().version(),
                model.digest(),
                manifest.architecture().key(),
                manifest.description(),
                takesText(manifest.language()),
                manifest.language().code(),
                features,
                ScaleRange.of(manifest.scale()),
                manifest.configuration(),
                manifest.provenance(),
                manifest.evaluation(),
                manifest.uncertainty()
                        .map(uncertainty -> UncertaintyJson.write(MAPPER, uncertainty))
                        .orElse(null),
                executionProvider,
                CallLimits.of(limits));
    }

    private static boolean takesText(LanguageSource source) {
        return switch (source) {
            case LanguageSource.FeaturesOnly _ -> false;
            case LanguageSource.FrozenEncoder _ -> true;
            case LanguageSource.InsideEmbedding inside -> inside.hasVocabulary();
        };
    }
}
