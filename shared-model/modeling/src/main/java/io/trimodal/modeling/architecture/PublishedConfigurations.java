package io.trimodal.modeling.architecture;

import io.trimodal.feature.Modality;
import io.trimodal.model.Architecture;
import io.trimodal.modeling.architecture.Configuration.Blocks;
import io.trimodal.modeling.architecture.Configuration.Hyper;
import io.trimodal.modeling.architecture.Configuration.Input;
import io.trimodal.modeling.architecture.Configuration.LnlnParts;
import io.trimodal.modeling.architecture.Configuration.LossWeights;
import java.util.List;
import java.util.Map;

/** The configurations of the authors' repositories (MODEL-SPEC.md, sections 2 and 3). */
public final class PublishedConfigurations {
    public static final List<String> NAMES = List.of("mosi", "mosei", "sims");

    private PublishedConfigurations() {}

    /** @param name one of {@link #NAMES} */
    public static Configuration named(Architecture architecture, String name) {
        return switch (name) {
            case "mosi" ->
                configuration(architecture, name, new Input(50, 768), new Input(375, 5), new Input(500, 20), 2, 0.8);
            case "mosei" ->
                configuration(architecture, name, new Input(50, 768), new Input(500, 74), new Input(500, 35), 4, 0.8);
            case "sims" ->
                configuration(architecture, name, new Input(39, 768), new Input(400, 33), new Input(55, 709), 4, 0.6);
            default ->
                throw new ConfigurationException("config", "'" + name + "' is neither of " + NAMES + " nor a file");
        };
    }

    private static Configuration configuration(
            Architecture architecture,
            String name,
            Input language,
            Input audio,
            Input vision,
            int fusionDepth,
            double adversarial) {
        return new Configuration(
                architecture,
                name,
                Map.of(Modality.LANGUAGE, language, Modality.AUDIO, audio, Modality.VISION, vision),
                128,
                8,
                new Blocks(8, 64, 128),
                switch (architecture) {
                    case ALMT -> 1;
                    case LNLN -> 2;
                },
                new Hyper(3, 8, 16),
                fusionDepth,
                switch (architecture) {
                    case ALMT -> LnlnParts.NONE;
                    case LNLN -> new LnlnParts(2, 2, 2, 64, new LossWeights(0.9, adversarial, 0.1, 1));
                });
    }
}
