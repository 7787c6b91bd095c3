package io.trimodal.modeling.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import io.trimodal.feature.Modality;
import io.trimodal.model.Architecture;
import io.trimodal.modeling.architecture.Configuration.Blocks;
import io.trimodal.modeling.architecture.Configuration.Hyper;
import io.trimodal.modeling.architecture.Configuration.Input;
import io.trimodal.modeling.architecture.Configuration.LnlnParts;
import io.trimodal.modeling.architecture.Configuration.LossWeights;
import java.util.Map;

/**
 * The authors' configuration files: ALMT's flat {@code model} section, LNLN's nested one with its lists in the order
 * language, vision, audio, and LNLN's loss weights under {@code base}.
 */
final class AuthorsConfiguration {
    /** Head widths are constants of the published code, in no file. */
    private static final int HEAD_WIDTH = 64;

    private AuthorsConfiguration() {}

    static Configuration parse(Architecture architecture, String name, JsonNode root) {
        return switch (architecture) {
            case ALMT -> almt(name, root.path("model"));
            case LNLN -> lnln(name, root.path("model"), root.path("base"));
        };
    }

    private static Configuration almt(String name, JsonNode model) {
        return new Configuration(
                Architecture.ALMT,
                name,
                Map.of(
                        Modality.LANGUAGE,
                        new Input(integer(model, "/l_input_length"), integer(model, "/l_input_dim")),
                        Modality.AUDIO,
                        new Input(integer(model, "/a_input_length"), integer(model, "/a_input_dim")),
                        Modality.VISION,
                        new Input(integer(model, "/v_input_length"), integer(model, "/v_input_dim"))),
                integer(model, "/token_dim"),
                integer(model, "/token_length"),
                new Blocks(integer(model, "/proj_heads"), HEAD_WIDTH, integer(model, "/proj_mlp_dim")),
                integer(model, "/proj_depth"),
                new Hyper(integer(model, "/AHL_depth"), integer(model, "/ahl_heads"), integer(model, "/ahl_dim_head")),
                integer(model, "/fusion_layer_depth"),
                LnlnParts.NONE);
    }

    private static Configuration lnln(String name, JsonNode model, JsonNode base) {
        int width = integer(model, "/feature_extractor/hidden_dims/0");
        int heads = integer(model, "/dmml/hyper_modality_learning/heads");
        if (width % heads != 0) {
            throw new ConfigurationException("model.dmml.hyper_modality_learning.heads", "must divide " + width);
        }
        return new Configuration(
                Architecture.LNLN,
                name,
                Map.of(
                        Modality.LANGUAGE, input(model, 0),
                        Modality.VISION, input(model, 1),
                        Modality.AUDIO, input(model, 2)),
                width,
                integer(model, "/feature_extractor/token_length/0"),
                new Blocks(
                        integer(model, "/feature_extractor/heads"),
                        HEAD_WIDTH,
                        integer(model, "/dmml/language_encoder/hidden_dim")),
                integer(model, "/feature_extractor/depth"),
                new Hyper(integer(model, "/dmml/hyper_modality_learning/depth"), heads, width / heads),
                integer(model, "/dmml/fuison_transformer/depth"),
                new LnlnParts(
                        integer(model, "/dmc/completeness_check/depth"),
                        integer(model, "/dmc/proxy_dominant_feature_generator/depth"),
                        integer(model, "/reconstructor/depth"),
                        integer(model, "/dmc/effectiveness_discriminator/hidden_dim"),
                        new LossWeights(
                                number(base, "/alpha", 0.9),
                                number(base, "/beta", 0.8),
                                number(base, "/gamma", 0.1),
                                number(base, "/sigma", 1))));
    }

    private static Input input(JsonNode model, int index) {
        return new Input(
                integer(model, "/feature_extractor/input_length/" + index),
                integer(model, "/feature_extractor/input_dims/" + index));
    }

    private static int integer(JsonNode model, String pointer) {
        JsonNode node = model.at(pointer);
        if (!node.canConvertToExactIntegral() || !node.canConvertToInt()) {
            throw new ConfigurationException(
                    "model" + pointer.replace('/', '.'),
                    node.isMissingNode() ? "is missing" : "must be an integer, not " + node);
        }
        return node.intValue();
    }

    private static double number(JsonNode base, String pointer, double fallback) {
        JsonNode node = base.at(pointer);
        return node.isNumber() ? node.doubleValue() : fallback;
    }
}
