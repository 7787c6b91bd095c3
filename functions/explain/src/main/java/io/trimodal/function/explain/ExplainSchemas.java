package io.trimodal.function.explain;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.trimodal.explain.ExplainOptions;
import io.trimodal.explain.unit.Method;
import io.trimodal.function.clip.ClipsConfig;
import io.trimodal.function.http.openapi.ClipSchemas;
import io.trimodal.function.http.openapi.Schemas;
import io.trimodal.function.http.openapi.UtteranceSchemas;
import io.trimodal.function.limit.Limits;
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
public final class ExplainSchemas implements OASFilter {
    static final String REQUEST = "ExplainRequest";
    static final String PARTS = "ExplainParts";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Limits limits = CDI.current().select(Limits.class).get();
        ExplainLimits explainLimits = CDI.current().select(ExplainLimits.class).get();
        document.getComponents()
                .addSchema(
                        REQUEST,
                        Schemas.object(
                                        "A call: at most " + explainLimits.utterances()
                                                + " utterances, or segments of a recording; more is answered with"
                                                + " 413. Give utterances, or clip.",
                                        List.of())
                                .properties(Map.of(
                                        "model",
                                        Schemas.string(
                                                "NAME or NAME:VERSION; the default model if left out",
                                                limits.nameCharacters()),
                                        "utterances",
                                        UtteranceSchemas.utterances(limits),
                                        "clip",
                                        ClipSchemas.clip(
                                                limits,
                                                CDI.current()
                                                        .select(ClipsConfig.class)
                                                        .get()),
                                        "options",
                                        options())));
        document.getComponents().addSchema(PARTS, Schemas.parts(REQUEST));
        Map<String, Schema> unit =
                document.getComponents().getSchemas().get("ExplainedUnit").getProperties();
        unit.get("start")
                .setDescription("Seconds. Of a segment of a recording they count from the recording's start, and words"
                        + " have them as well as frames; otherwise from the first frame, and only where asked for");
        unit.get("end").setDescription("Seconds, as start. A frame at the edge of a segment may reach beyond it");
        unit.get("estimated")
                .setDescription("True of a word whose time the transcript does not say: start and end are then those"
                        + " of its share of the characters between the nearest times that it does say");
    }

    private static Schema options() {
        Schema method = OASFactory.createSchema().type(List.of(SchemaType.STRING));
        Arrays.stream(Method.values()).map(Method::key).forEach(method::addEnumeration);
        return Schemas.object("What is asked for", List.of())
                .properties(Map.of(
                        "methods",
                        Schemas.array("shapley and attention if left out", Method.values().length, method),
                        "resolution",
                        resolution(),
                        "window",
                        length("Frames (whole ones, or seconds, as resolution says) that occlusion erases at a time; "
                                + ExplainOptions.USUAL_WINDOWS.window() + " frames if left out"),
                        "stride",
                        length("Frames or seconds from one window to the next; half a window if left out"),
                        "steps",
                        number(
                                "Most points of integrated gradients; " + ExplainOptions.USUAL_INTEGRATION.mostPoints()
                                        + " if left out",
                                3,
                                1025),
                        "faithfulness",
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.BOOLEAN))
                                .description(
                                        "Deletion and insertion curves of each attribution, against random orders"),
                        "orders",
                        number("Random orders; " + ExplainOptions.USUAL_FAITHFULNESS.orders() + " if left out", 2, 100),
                        "seed",
                        number(
                                "Of the random orders; " + ExplainOptions.USUAL_FAITHFULNESS.seed() + " if left out",
                                0,
                                Integer.MAX_VALUE)));
    }

    private static Schema resolution() {
        return Schemas.object("How fine the units are", List.of())
                .properties(Map.of(
                        "language",
                        Schemas.choice("Units of text; words if left out", List.of("words", "tokens")),
                        "time",
                        Schemas.choice(
                                "seconds: units of audio and vision have start and end (which those of recordings have"
                                        + " in any case), and window and stride are in seconds. Frame rates are those"
                                        + " of the model's contract, or where it states none of frame_rate beside the"
                                        + " features or OpenFace's timestamps. frames if left out",
                                List.of("frames", "seconds"))));
    }

    private static Schema length(String description) {
        return OASFactory.createSchema()
                .type(List.of(SchemaType.NUMBER))
                .description(description)
                .exclusiveMinimum(BigDecimal.ZERO);
    }

    private static Schema number(String description, long minimum, long maximum) {
        return OASFactory.createSchema()
                .type(List.of(SchemaType.INTEGER))
                .description(description)
                .minimum(BigDecimal.valueOf(minimum))
                .maximum(BigDecimal.valueOf(maximum));
    }
}
