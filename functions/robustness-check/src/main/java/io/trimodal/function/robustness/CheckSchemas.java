package io.trimodal.function.robustness;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.trimodal.corruption.CorruptionProtocol;
import io.trimodal.corruption.LegacyUniforms;
import io.trimodal.feature.Modality;
import io.trimodal.function.clip.ClipsConfig;
import io.trimodal.function.http.openapi.ClipSchemas;
import io.trimodal.function.http.openapi.Schemas;
import io.trimodal.function.http.openapi.UtteranceSchemas;
import io.trimodal.function.limit.Limits;
import io.trimodal.robustness.Noise;
import jakarta.enterprise.inject.spi.CDI;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Adds the request to the OpenAPI document, which is read by hand and so has no class, with the limits in force. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class CheckSchemas implements OASFilter {
    static final String REQUEST = "RobustnessCheckRequest";
    static final String PARTS = "RobustnessCheckParts";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Limits limits = CDI.current().select(Limits.class).get();
        CheckLimits checkLimits = CDI.current().select(CheckLimits.class).get();
        document.getComponents()
                .addSchema(
                        REQUEST,
                        request(
                                limits,
                                checkLimits,
                                CDI.current().select(ClipsConfig.class).get()));
        document.getComponents().addSchema(PARTS, Schemas.parts(REQUEST));
    }

    private static Schema request(Limits limits, CheckLimits checkLimits, ClipsConfig clips) {
        Schema name = Schemas.string("NAME (its newest version) or NAME:VERSION", limits.nameCharacters());
        return Schemas.object(
                        "A call: at most " + limits.bodySize().asLongValue() + " bytes and "
                                + checkLimits.forwardPasses()
                                + " forward passes (utterances times models times rates times seeds, and the eight"
                                + " coalitions of each); more is answered with 413. Give utterances, or clip.",
                        List.of())
                .properties(Map.of(
                        "model",
                        name,
                        "models",
                        Schemas.array(
                                "Instead of model: several models, compared on the same masks",
                                checkLimits.models(),
                                name),
                        "utterances",
                        UtteranceSchemas.utterances(limits),
                        "clip",
                        ClipSchemas.clip(limits, clips),
                        "labels",
                        Schemas.array(
                                "The true score of each utterance, for the published metrics per rate",
                                limits.utterances(),
                                OASFactory.createSchema().type(List.of(SchemaType.NUMBER))),
                        "options",
                        options(checkLimits)));
    }

    private static Schema options(CheckLimits limits) {
        Schema seed = OASFactory.createSchema()
                .type(List.of(SchemaType.INTEGER))
                .minimum(BigDecimal.ZERO)
                .maximum(BigDecimal.valueOf(LegacyUniforms.MAXIMUM_SEED));
        Schema rate = OASFactory.createSchema()
                .type(List.of(SchemaType.NUMBER))
                .minimum(BigDecimal.ZERO)
                .exclusiveMaximum(BigDecimal.ONE);
        return Schemas.object("What is erased; the published protocol where nothing is said", List.of())
                .properties(Map.of(
                        "noise",
                        noise(),
                        "protocol",
                        Schemas.choice(
                                "lnln: the published masks, one stream for all modalities. independent: a stream for"
                                        + " each modality and utterance id",
                                Arrays.stream(CorruptionProtocol.values())
                                        .map(CorruptionProtocol::key)
                                        .toList()),
                        "modalities",
                        Schemas.array(
                                "Those that are corrupted; all if left out",
                                Modality.values().length,
                                Schemas.choice(
                                        "A modality",
                                        Arrays.stream(Modality.values())
                                                .map(Modality::key)
                                                .toList())),
                        "rates",
                        Schemas.array("Missing rates, ascending; 0.0 to 0.9 by 0.1 if left out", limits.rates(), rate),
                        "seeds",
                        Schemas.array(
                                "Seeds of the masks, a trial per rate for each; 1111, 1112, 1113 if left out",
                                limits.seeds(),
                                seed),
                        "trials",
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.INTEGER))
                                .description("Instead of seeds: that many, from 1111 on")
                                .minimum(BigDecimal.ONE)
                                .maximum(BigDecimal.valueOf(limits.seeds()))));
    }

    private static Schema noise() {
        Schema index =
                OASFactory.createSchema().type(List.of(SchemaType.INTEGER)).minimum(BigDecimal.ZERO);
        return Schemas.object("Gaussian noise on some frames; how scores and attention move", List.of("modality"))
                .properties(Map.of(
                        "modality",
                        Schemas.choice("Whose frames", List.of("audio", "vision")),
                        "strength",
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.NUMBER))
                                .description("In units of each dimension's root mean square; 1 if left out")
                                .maximum(BigDecimal.valueOf(Noise.MAXIMUM_STRENGTH)),
                        "frames",
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.ARRAY))
                                .description("Which frames, from 0")
                                .items(index),
                        "peak_frames",
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.INTEGER))
                                .description("Instead: that many to which the model pays most attention; 3 if left out")
                                .minimum(BigDecimal.ONE)));
    }
}
