package io.trimodal.modeling.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.feature.FrameRate;
import io.trimodal.feature.Modality;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.LabelScale;
import io.trimodal.modeling.simulate.SimulatedContracts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What trained weights take and give.
 *
 * @param encoder name of the frozen text encoder whose features language is; {@link #NO_ENCODER} where features come
 *     ready-made
 * @param contracts of each modality
 * @param scale of the labels
 */
public record TrainedInputs(String encoder, Map<Modality, FeatureContract> contracts, LabelScale scale) {
    /** In the place of an encoder's name. */
    public static final String NO_ENCODER = "none";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of models trained on sentences with simulated voice and face. */
    public static TrainedInputs simulated() {
        return simulated(TextEncoderFiles.english(), LabelScale.MOSI);
    }

    /** The same with another text encoder, on another scale. */
    public static TrainedInputs simulated(TextEncoderFiles encoder, LabelScale scale) {
        return new TrainedInputs(encoder.name(), SimulatedContracts.of(encoder.name(), encoder.dims()), scale);
    }

    /** What goes into a package for language. @throws MisfitException for an encoder that this version does not have */
    LanguageParts language() {
        if (encoder.equals(NO_ENCODER)) {
            return new LanguageParts.FeaturesOnly();
        }
        return TextEncoderFiles.named(encoder)
                .orElseThrow(() -> new MisfitException("the weights were trained on token features of " + encoder
                        + ", which this version does not have: train them again"))
                .part(contracts.get(Modality.LANGUAGE).frames());
    }

    JsonNode json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("label_scale", scale.key());
        contracts.forEach((modality, contract) -> {
            ObjectNode node = root.putObject(modality.key());
            node.put("dims", contract.dims());
            node.put("frames", contract.frames());
            contract.frameRate().ifPresent(rate -> node.put("frame_rate", rate));
            node.put("description", contract.description());
            contract.names().forEach(node.putArray("names")::add);
            if (!contract.learned()) {
                node.put("learned", false);
            }
        });
        return root;
    }

    static TrainedInputs read(String encoder, JsonNode root) {
        Map<Modality, FeatureContract> contracts = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            JsonNode node = root.path(modality.key());
            List<String> names = new ArrayList<>();
            node.path("names").forEach(name -> names.add(name.asText()));
            contracts.put(
                    modality,
                    new FeatureContract(
                            node.path("dims").asInt(),
                            node.path("frames").asInt(),
                            node.has("frame_rate")
                                    ? OptionalDouble.of(node.path("frame_rate").asDouble())
                                    : FrameRate.in(node.path("description").asText()),
                            names,
                            node.path("description").asText(),
                            node.path("learned").asBoolean(true)));
        }
        for (LabelScale scale : LabelScale.values()) {
            if (scale.key().equals(root.path("label_scale").asText())) {
                return new TrainedInputs(encoder, contracts, scale);
            }
        }
        throw new MisfitException("the weights name no label scale that is known");
    }
}
